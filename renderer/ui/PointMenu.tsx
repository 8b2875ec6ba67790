import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** A list of actions that opens at a point of the window, as a context menu does; closed while `at` is null. */
export function PointMenu(props: {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number } | null;
  /** It was left, with or without a choice; the focus is the caller's to put back. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { label, at, onClose, children } = props;
  return (
    <DropdownMenu.Root
      modal={false}
      open={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {/* In the page itself: inside a pane, a place fixed to the window would be fixed to the pane. */}
      {createPortal(
        <DropdownMenu.Trigger asChild>
          <span
            className="point-menu-anchor"
            aria-hidden="true"
            style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
          />
        </DropdownMenu.Trigger>,
        document.body,
      )}
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
