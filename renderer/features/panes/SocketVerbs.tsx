import type { SocketState } from '@shared/contract/state';
import { CirclePause, CirclePlay, CircleX, CornerDownRight, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton, useWords } from '../../ui/index';
import type { PaneActions, SocketVerb } from './actions';
import { fits } from './verbs';

const ICONS: Readonly<Record<SocketVerb, ReactNode>> = {
  halfClose: <CornerDownRight />,
  reset: <Zap />,
  close: <CircleX />,
  pauseReading: <CirclePause />,
  resumeReading: <CirclePlay />,
};

/** What can be done with one connection, always in the same order. `tabbable`: a list lets Tab stop in one row only. */
export function SocketVerbs(props: {
  readonly socket: Pick<SocketState, 'socket' | 'phase' | 'readingPaused'>;
  readonly actions: PaneActions;
  readonly tabbable?: boolean;
}) {
  const { socket, actions, tabbable = true } = props;
  const { t } = useWords();
  const verbs: readonly SocketVerb[] = [
    socket.readingPaused ? 'resumeReading' : 'pauseReading',
    'halfClose',
    'close',
    'reset',
  ];
  return (
    <span className="socket-verbs">
      {verbs.map((verb) => (
        <IconButton
          // Pause and resume are one button: the focus stays when it turns into the other.
          key={verb === 'resumeReading' ? 'pauseReading' : verb}
          small
          danger={verb === 'reset'}
          label={t(`panes.verb.${verb}`)}
          hint={t(`panes.verbHint.${verb}`)}
          icon={ICONS[verb]}
          tabIndex={tabbable ? 0 : -1}
          disabled={!fits(verb, socket)}
          onClick={() => actions.socket(verb, socket.socket)}
        />
      ))}
    </span>
  );
}
