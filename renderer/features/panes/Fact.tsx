import { EVIDENCE_MARKS, type Evidence } from '@shared/contract/events';
import type { ReactNode } from 'react';
import { classes, Tooltip } from '../../ui/index';

/** A fact with the mark of where it comes from; its tooltip says what it means, and is within reach of the keyboard. */
export function Fact(props: {
  readonly evidence: Evidence;
  readonly meaning: string;
  readonly hint?: string | undefined;
  /** Its accessible name, where the text is too short for one. */
  readonly label?: string;
  readonly className?: string;
  /** False: Tab passes it by, as one of many. */
  readonly tabbable?: boolean;
  readonly children: ReactNode;
}) {
  const { evidence, meaning, hint, label, className, tabbable = true, children } = props;
  return (
    <Tooltip text={meaning} hint={hint}>
      <span
        className={classes('fact', className)}
        role="note"
        aria-label={label}
        tabIndex={tabbable ? 0 : -1}
      >
        {children}
        <span className="evidence" aria-hidden="true">
          {EVIDENCE_MARKS[evidence]}
        </span>
      </span>
    </Tooltip>
  );
}
