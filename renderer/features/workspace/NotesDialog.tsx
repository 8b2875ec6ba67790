import { NOTES_CHARS } from '@shared/workspace/schema';
import { Button, Dialog, Field, useWords } from '../../ui/index';
import './workspace.css';

/** What a person wants to remember of this workspace. Kept as it is written. */
export function NotesDialog(props: {
  readonly notes: string;
  readonly onChange: (notes: string) => void;
  readonly onClose: () => void;
}) {
  const { notes, onChange, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workspace.notes.title')}
      lead={t('workspace.notes.intro')}
      closeLabel={t('common.close')}
      wide
    >
      <div className="dialog-body form-body">
        <Field label={t('workspace.notes.label')} className="workspace-wide">
          {(control) => (
            <textarea
              {...control}
              className="input workspace-notes"
              autoFocus
              maxLength={NOTES_CHARS}
              value={notes}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Field>
      </div>
      <footer className="dialog-foot">
        <Button variant="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </footer>
    </Dialog>
  );
}
