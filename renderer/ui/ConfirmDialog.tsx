import { AlertDialog } from 'radix-ui';
import { Button } from './Button';
import { useFocusBack } from './focusBack';

/** A question before something that cannot be undone. Focus begins on the harmless answer. */
export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const { open, title, text, confirm, cancel, onConfirm, onCancel } = props;
  const giveBack = useFocusBack();
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog" onCloseAutoFocus={giveBack}>
          <header className="dialog-head">
            <div className="dialog-heading">
              <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
            </div>
          </header>
          <AlertDialog.Description className="dialog-body">{text}</AlertDialog.Description>
          <footer className="dialog-foot">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button variant="danger" onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
