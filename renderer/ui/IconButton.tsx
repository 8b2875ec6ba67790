import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Tooltip } from './Tooltip';

/** Keys as people of the platform write them, and in the form of `aria-keyshortcuts`. */
export interface Keys {
  readonly text: string;
  readonly aria: string;
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name, also shown as tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: string | undefined;
  /** A plain text: keys that only mean something in one place, where they are known by it. */
  readonly keys?: string | Keys | undefined;
  readonly small?: boolean;
  readonly danger?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, hint, keys, small = false, danger = false, className, ...rest } = props;
  return (
    <Tooltip text={label} hint={hint} keys={typeof keys === 'object' ? keys.text : keys}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={typeof keys === 'object' ? keys.aria : undefined}
        className={classes(
          'icon-button',
          small && 'icon-button-small',
          danger && 'icon-button-danger',
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
