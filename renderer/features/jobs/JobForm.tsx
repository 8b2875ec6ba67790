import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Banner, Button, Dialog, useWords } from '../../ui/index';

/** The frame of the dialogs that start something: fields, what was refused, and the buttons. */
export function JobForm(props: {
  readonly title: string;
  readonly lead: string;
  readonly submitLabel: string;
  readonly onClose: () => void;
  /** Answers why it was refused, null when it runs, or false when fields have problems. */
  readonly submit: () => Promise<string | null | false>;
  /** Beside the buttons. */
  readonly tools?: ReactNode;
  readonly page?: boolean;
  readonly children: ReactNode;
}) {
  const { title, lead, submitLabel, onClose, submit, tools, page = false, children } = props;
  const { t } = useWords();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await submit();
    setBusy(false);
    if (answer === null) onClose();
    else if (answer === false)
      // The problems are there with the next drawing.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else setRefusal(answer);
  };
  return (
    <Dialog open onClose={onClose} title={title} lead={lead} closeLabel={t('common.close')} top page={page}>
      <form ref={form} className="job-dialog" noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="dialog-body job-body">{children}</div>
        {refusal !== null && (
          <Banner tone="bad" urgent>
            {refusal}
          </Banner>
        )}
        <footer className="dialog-foot">
          {tools}
          <span className="job-space" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {submitLabel}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
