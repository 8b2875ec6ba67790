import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name, also shown as tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly small?: boolean;
  readonly danger?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, hint, keys, small = false, danger = false, className, ...rest } = props;
  return (
    <Tooltip text={label} hint={hint} keys={keys}>
      <button
        type="button"
        aria-label={label}
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
