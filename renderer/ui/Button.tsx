import type { ComponentProps } from 'react';
import { classes } from './classes';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
}

export function Button({ variant = 'plain', small = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes('button', `button-${variant}`, small && 'button-small', className)}
      {...rest}
    />
  );
}
