import type { SessionPhase } from '@shared/contract/state';
import { classes, useWords } from '../../ui/index';

const TONES: Readonly<Record<SessionPhase, string>> = {
  opening: 'busy',
  listening: 'ok',
  stopped: 'idle',
  connecting: 'busy',
  connected: 'ok',
  waiting: 'busy',
  disconnected: 'idle',
  failed: 'bad',
};

/** The session's phase in words. The mark says that the app itself observed it. */
export function Phase({ phase }: { phase: SessionPhase }) {
  const { t } = useWords();
  return (
    <span className={classes('phase', `phase-${TONES[phase]}`)}>
      {t(`panes.phase.${phase}`)}
      <span className="evidence" title={t('common.evidence.app')} aria-hidden="true">
        ●
      </span>
    </span>
  );
}
