import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** Once for the whole page: the delay is short, and shorter still from one tooltip to the next. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  );
}

/** A name, a hint and keys for what is under the pointer or has the focus. */
export function Tooltip(props: {
  readonly text: string;
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom';
  readonly children: ReactNode;
}) {
  const { text, hint, keys, side = 'bottom', children } = props;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="tooltip" side={side} sideOffset={5} collisionPadding={8}>
          <span>
            {text}
            {hint !== undefined && <span className="tooltip-hint"> · {hint}</span>}
          </span>
          {keys !== undefined && <kbd className="keys">{keys}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
