import { ChevronRight } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Banner, Button, Dialog, useWords } from '../../ui/index';

/** What becomes of a submitted spec: null when the session is open, else why it is not. */
export type Submit<Spec> = (spec: Spec) => Promise<string | null>;

/** The frame both dialogs share: fields, the rest behind a disclosure, a warning, what was refused, and the buttons. */
export function SessionForm(props: {
  readonly title: string;
  readonly lead: string;
  readonly submitLabel: string;
  readonly onClose: () => void;
  /** Checks and submits; answers why it was refused, null when done, or false when fields have problems. */
  readonly submit: () => Promise<string | null | false>;
  /** A problem hides behind the disclosure. */
  readonly mustShowMore: boolean;
  /** Everything needed is filled in already: Enter submits at once. */
  readonly isComplete?: boolean;
  readonly warning: string | null;
  readonly more: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const isOpen = more || props.mustShowMore;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await props.submit();
    setBusy(false);
    if (answer === null) props.onClose();
    else if (answer === false)
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else setRefusal(answer);
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      lead={props.lead}
      closeLabel={t('common.close')}
      top
    >
      <form ref={form} className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          {props.children}
          {props.warning !== null && (
            <div className="form-banner">
              <Banner tone="warn">{props.warning}</Banner>
            </div>
          )}
          <button type="button" className="form-more" aria-expanded={isOpen} onClick={() => setMore(!isOpen)}>
            <ChevronRight aria-hidden="true" />
            {t('dialogs.more')}
          </button>
          {isOpen && <div className="form-body form-advanced">{props.more}</div>}
          {refusal !== null && (
            <div className="form-banner">
              <Banner tone="bad" urgent>
                {t('dialogs.invalid.rejected', { message: refusal })}
              </Banner>
            </div>
          )}
        </div>
        <footer className="dialog-foot">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={busy} autoFocus={props.isComplete ?? false}>
            {props.submitLabel}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
