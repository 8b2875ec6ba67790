import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { useFocusBack } from './focusBack';
import { IconButton } from './IconButton';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** Hangs from the top of the window, for dialogs whose height changes. */
  readonly top?: boolean;
  /** Something to read, rather than a question: as wide as tables want. */
  readonly page?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog, there while it is open: focus goes in, stays in, and comes back. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, lead, closeLabel, wide = false, top = false, page = false, children } = props;
  const giveBack = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className={classes('dialog', wide && 'dialog-wide', top && 'dialog-top', page && 'dialog-page')}
          onOpenAutoFocus={(event) => {
            // Nothing inside asked for the focus: the dialog takes it, not its close button.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={giveBack}
          {...(lead === undefined && { 'aria-describedby': undefined })}
        >
          <header className="dialog-head">
            <div className="dialog-heading">
              <Radix.Title className="dialog-title">{title}</Radix.Title>
              {lead !== undefined && <Radix.Description className="dialog-lead">{lead}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X />} />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
