import { formatNumber } from '@shared/i18n/index';
import { useHostState } from '../../host/index';
import { Button, Dialog, useWords } from '../../ui/index';

/** Before another workspace takes the place of this one: what ends, and what stays. */
export function ReplaceQuestion(props: {
  readonly isNew: boolean;
  readonly onReplace: () => void;
  /** True when it was saved. */
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { isNew, onReplace, onSave, onClose } = props;
  const { t, language } = useWords();
  const count = useHostState((state) => state.sessions.size);
  const name = useHostState((state) => state.workspace?.name ?? '');
  const unsaved = useHostState(({ workspace }) => workspace?.unsaved === true && workspace.file !== null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isNew ? 'workspace.replace.titleNew' : 'workspace.replace.title')}
      closeLabel={t('common.close')}
    >
      <div className="dialog-body">
        <p>
          {count > 0 && t('workspace.replace.open', { count, n: formatNumber(count, language) })}{' '}
          {unsaved && t('workspace.replace.unsaved', { name })} {t('workspace.replace.kept')}
        </p>
      </div>
      <footer className="dialog-foot">
        <Button autoFocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {unsaved && (
          <Button
            onClick={() =>
              void onSave().then((isSaved) => {
                if (isSaved) onReplace();
              })
            }
          >
            {t('workspace.replace.save')}
          </Button>
        )}
        <Button variant="danger" onClick={onReplace}>
          {t(isNew ? 'workspace.replace.submitNew' : 'workspace.replace.submit')}
        </Button>
      </footer>
    </Dialog>
  );
}
