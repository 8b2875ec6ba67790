import { formatAddress, formatHostPort, isLoopback } from '@shared/contract/address';
import type { SessionState } from '@shared/contract/state';
import { formatDuration } from '@shared/i18n/index';
import { useEffect, useState } from 'react';
import { engineTime, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';
import type { PaneActions } from './actions';
import { acceptVerbs } from './verbs';

/** What is the matter with the session, if anything: one line each, the most urgent first. */
export function Banners(props: {
  readonly session: SessionState;
  /** The client's peer has ended sending, and so on: a state of its one connection. */
  readonly peerEnded: boolean;
  readonly selfConnected: boolean;
  readonly actions: PaneActions;
}) {
  const { session, peerEnded, selfConnected, actions } = props;
  const { t } = useWords();
  const { spec, phase, error, local, retryAt } = session;
  const open =
    spec.kind === 'tcp-server' && phase === 'listening' && local !== null && !isLoopback(local.address);
  return (
    <>
      {error !== null && (phase === 'failed' || phase === 'waiting' || phase === 'disconnected') && (
        <Banner
          tone={phase === 'failed' ? 'bad' : 'warn'}
          urgent={phase === 'failed'}
          actions={
            <Button small variant="quiet" onClick={() => actions.explainError()}>
              {t('panes.banner.explain')}
            </Button>
          }
        >
          <strong>{t(`explain.${error.explanation}.title`)}</strong>{' '}
          <span className="mono">{error.code}</span>
          {phase === 'failed' && <p>{t(`explain.${error.explanation}.next`)}</p>}
          {actions.errorStep()}
        </Banner>
      )}
      {phase === 'waiting' && retryAt !== null && (
        <Banner>
          <Countdown to={retryAt} />
        </Banner>
      )}
      {phase === 'connecting' && (
        <Banner>{t('panes.banner.connecting', { address: formatHostPort(spec.host, spec.port) })}</Banner>
      )}
      {acceptVerbs(session).includes('thawAccept') && (
        <Banner
          tone="warn"
          actions={acceptVerbs(session).map((verb) => (
            <Button key={verb} small variant="quiet" onClick={() => actions.session(verb)}>
              {t(`panes.verb.${verb}`)}
            </Button>
          ))}
        >
          {t('panes.banner.frozen')}
        </Banner>
      )}
      {open && <Banner tone="warn">{t('panes.banner.reachable', { address: formatAddress(local) })}</Banner>}
      {selfConnected && <Banner tone="warn">{t('panes.banner.selfConnection')}</Banner>}
      {peerEnded && !selfConnected && <Banner>{t('panes.banner.peerEnded')}</Banner>}
    </>
  );
}

const TICK_MS = 200;

/** Counts down by the engine's clock, so that the page does not promise another moment than the engine keeps. */
function Countdown({ to }: { to: number }) {
  const { t, language } = useWords();
  const clock = useHostState((state) => state.clock);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, to - engineTime(clock, Math.max(now, clock.page)));
  // Whole seconds, rounded up: a calm count that ends at the attempt.
  const time = formatDuration(Math.ceil(left / 1_000) * 1_000, language);
  return (
    <span className="figures" aria-live="off">
      {t('panes.banner.retry', { time })}
    </span>
  );
}
