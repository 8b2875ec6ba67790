import { COMPOSE_MODES } from '@shared/bytes/compose';
import { ENCODING_NAMES, ENCODINGS } from '@shared/bytes/encoding';
import { LINE_ENDINGS } from '@shared/bytes/eol';
import { placeholder } from '@shared/i18n/templateWords';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button, Choice, Dialog, Field, Input, useWords } from '../../ui/index';
import { BytesPreview } from './BytesPreview';
import type { ReadVariable } from './expandNow';
import { NAME_CHARS, SNIPPET_KEYS, type Snippet, type SnippetContent, TEXT_CHARS } from './model';
import { PlaceholderHelp } from './PlaceholderHelp';
import { useExpansion } from './useExpansion';
import './snippets.css';

const NAMES = ['counter', 'time', 'len', 'crc16', 'crc32', 'sum8', 'random 8', 'env.NAME'];

/** Adds or changes a snippet; what will be sent is always in sight. */
export function SnippetDialog(props: {
  /** Null: a new one. */
  readonly editing: Snippet | null;
  readonly content: SnippetContent;
  readonly snippets: readonly Snippet[];
  readonly readVariable: ReadVariable;
  /** A key as this platform writes it. */
  readonly keyText: (key: string) => string;
  readonly onSave: (content: SnippetContent) => void;
  readonly onClose: () => void;
}) {
  const { editing, snippets, onSave, onClose } = props;
  const { t } = useWords();
  const [content, setContent] = useState(props.content);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const foldersId = useId();
  const previewId = useId();
  const change = (part: Partial<SnippetContent>): void => setContent({ ...content, ...part });
  const expansion = useExpansion(content.text, content, props.readVariable);
  const isEmpty = expansion.kind === 'bytes' && expansion.bytes.length === 0;
  const nameProblem = content.name.trim() === '' ? t('snippets.dialog.error.name') : undefined;
  const textProblem =
    content.text.length > TEXT_CHARS
      ? t('snippets.dialog.error.long', { n: TEXT_CHARS })
      : isEmpty
        ? t('snippets.dialog.error.text')
        : undefined;
  // A variable may be there when it is sent, on this host or another; all else can be put right here.
  const isWrong = expansion.kind === 'problem' && expansion.error.problem !== 'no-variable';

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (nameProblem !== undefined || textProblem !== undefined || isWrong) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    onSave({ ...content, name: content.name.trim(), folder: content.folder.trim() });
    onClose();
  };

  const folders = [...new Set(snippets.map(({ folder }) => folder))].filter((folder) => folder !== '');
  return (
    <Dialog
      open
      top
      wide
      onClose={onClose}
      title={t(editing === null ? 'snippets.dialog.new' : 'snippets.dialog.edit')}
      lead={t('snippets.dialog.lead')}
      closeLabel={t('common.close')}
    >
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <div className="dialog-body form-body">
          <div className="snippet-fields">
            <Field label={t('snippets.dialog.name')} error={isTried ? nameProblem : undefined}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  maxLength={NAME_CHARS}
                  value={content.name}
                  onChange={({ target }) => change({ name: target.value })}
                />
              )}
            </Field>
            <Field label={t('snippets.dialog.folder')} hint={t('snippets.dialog.folderHint')}>
              {(control) => (
                <Input
                  {...control}
                  list={foldersId}
                  maxLength={NAME_CHARS}
                  value={content.folder}
                  onChange={({ target }) => change({ folder: target.value })}
                />
              )}
            </Field>
            <datalist id={foldersId}>
              {folders.map((folder) => (
                <option key={folder} value={folder} />
              ))}
            </datalist>
          </div>
          <div className="snippet-choices">
            <Choice
              label={t('snippets.dialog.mode')}
              values={COMPOSE_MODES}
              value={content.mode}
              words={(mode) => t(`snippets.dialog.modes.${mode}`)}
              onChange={(mode) => change({ mode })}
            />
            <Choice
              label={t('snippets.dialog.encoding')}
              values={ENCODINGS}
              value={content.encoding}
              words={(encoding) => ENCODING_NAMES[encoding]}
              onChange={(encoding) => change({ encoding })}
            />
            <Choice
              label={t('snippets.dialog.ending')}
              values={LINE_ENDINGS}
              value={content.ending}
              words={(ending) => t(`compose.ending.${ending}`)}
              onChange={(ending) => change({ ending })}
            />
            <Choice
              label={t('snippets.dialog.key')}
              values={['', ...SNIPPET_KEYS]}
              value={content.key ?? ''}
              words={(key) => keyWords(key, snippets, editing?.id, props.keyText, t)}
              onChange={(key) => change({ key: key === '' ? null : key })}
            />
          </div>
          <Field
            label={t('snippets.dialog.text')}
            hint={t('snippets.dialog.textHint', { names: NAMES.map(placeholder).join(' ') })}
            error={isTried || textProblem === undefined || !isEmpty ? textProblem : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                className="input snippet-text mono"
                aria-invalid={control['aria-invalid'] || isWrong}
                aria-describedby={[control['aria-describedby'], previewId].filter(Boolean).join(' ')}
                rows={4}
                spellCheck={false}
                value={content.text}
                onChange={({ target }) => change({ text: target.value })}
              />
            )}
          </Field>
          <BytesPreview expansion={expansion} id={previewId} />
          <PlaceholderHelp />
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('snippets.dialog.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** A key and, where it is taken, by whom: choosing it takes it away there. */
function keyWords(
  key: (typeof SNIPPET_KEYS)[number] | '',
  snippets: readonly Snippet[],
  own: string | undefined,
  keyText: (key: string) => string,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (key === '') return t('snippets.dialog.noKey');
  const owner = snippets.find((snippet) => snippet.key === key && snippet.id !== own);
  return owner === undefined
    ? keyText(key)
    : t('snippets.dialog.keyTaken', { key: keyText(key), name: owner.name });
}
