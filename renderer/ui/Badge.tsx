import type { ReactNode } from 'react';
import { classes } from './classes';

export type Tone = 'plain' | 'ok' | 'warn' | 'bad';

/** A state in words with a mark: filled when it is settled, hollow while it is under way or over. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly filled?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const { tone = 'plain', filled = false, title, children } = props;
  return (
    <span className={classes('badge', `badge-${tone}`)} title={title}>
      <span className="badge-dot" data-filled={filled} aria-hidden="true" />
      {children}
    </span>
  );
}
