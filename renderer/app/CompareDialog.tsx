import { CompareView, type KeptBytes } from '../features/inspect/index';
import { Dialog, useWords } from '../ui/index';

/** Two runs of bytes, what differs marked. */
export function CompareDialog(props: {
  readonly a: KeptBytes;
  readonly b: KeptBytes;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <Dialog open page onClose={props.onClose} title={t('inspect.diff.title')} closeLabel={t('common.close')}>
      <CompareView a={props.a} b={props.b} />
    </Dialog>
  );
}
