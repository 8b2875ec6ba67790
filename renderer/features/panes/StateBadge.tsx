import type { SocketState } from '@shared/contract/state';
import { stateWords } from '@shared/i18n/stateWords';
import { useWords } from '../../ui/index';
import { Fact } from './Fact';

const TONES: Partial<Record<NonNullable<SocketState['kernel']>['state'], string>> = {
  ESTABLISHED: 'ok',
  LISTEN: 'ok',
  // The program has been told that the peer is done, and still has to close.
  CLOSE_WAIT: 'warn',
};

/** What the kernel's table says about a socket; the tooltip says what that means and what may come next. */
export function StateBadge(props: {
  readonly kernel: SocketState['kernel'];
  /** False: Tab passes it by, as one of many. */
  readonly tabbable?: boolean;
}) {
  const { kernel, tabbable = true } = props;
  const { t } = useWords();
  if (kernel === null) return null;
  const { state } = kernel;
  const { meaning, next } = stateWords(state, t);
  return (
    <Fact
      evidence="kernel"
      meaning={meaning}
      hint={next}
      label={t('panes.kernel.state', { state })}
      className={`state state-${TONES[state] ?? 'plain'} mono`}
      tabbable={tabbable}
    >
      {state}
    </Fact>
  );
}
