import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

const ICONS = { plain: Info, warn: TriangleAlert, bad: CircleAlert } as const;

/** One line that says what is the matter, with what can be done about it at its end. */
export function Banner(props: {
  readonly tone?: keyof typeof ICONS;
  /** Read out at once: for what interrupts the work. */
  readonly urgent?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { tone = 'plain', urgent = false, actions, children } = props;
  const Icon = ICONS[tone];
  return (
    <div className={classes('banner', `banner-${tone}`)} role={urgent ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className="banner-text">{children}</div>
      {actions}
    </div>
  );
}
