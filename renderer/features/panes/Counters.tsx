import type { SessionState } from '@shared/contract/state';
import { formatBytes, formatNumber, formatRate } from '@shared/i18n/index';
import { useRate, useSession } from '../../host/index';
import { useWords } from '../../ui/index';
import { Backlog } from './Backlog';
import { Fact } from './Fact';

/** What the session has done so far, in numbers that keep their places. */
export function Counters({ session: id }: { session: number }) {
  const session = useSession(id);
  const rate = useRate(id);
  const { t, language } = useWords();
  if (session === undefined) return null;
  const size = (bytes: number): string => formatBytes(bytes, language);
  const n = (value: number): string => formatNumber(value, language);
  return (
    <p className="pane-counters figures">
      {session.spec.kind === 'tcp-server' && (
        <>
          <span>{t(`common.behaviour.${session.spec.behaviour.name}`)}</span>
          {(session.spec.engine === 'blocking' || session.spec.behaviour.name === 'iterative') && (
            <span title={t(`panes.engine.${session.spec.engine ?? 'portable'}`)}>
              {t(`common.engine.${session.spec.engine ?? 'portable'}`)}
            </span>
          )}
          <Backlog backlog={session.spec.backlog} />
          <span>{t('panes.counter.open', { n: n(session.open) })}</span>
          <span>{t('panes.counter.accepted', { n: n(session.accepted) })}</span>
          {session.dropped > 0 && (
            <span className="counter-warn">{t('panes.counter.dropped', { n: n(session.dropped) })}</span>
          )}
        </>
      )}
      {session.spec.kind === 'tcp-client' && session.spec.behaviour.name !== 'manual' && (
        <span>{t(`common.clientBehaviour.${session.spec.behaviour.name}`)}</span>
      )}
      {session.spec.kind === 'tcp-client' && (
        <Fact evidence="app" meaning={t('panes.strip.clientHint')}>
          {t('panes.strip.client', { n: n(session.open) })}
        </Fact>
      )}
      <Flow words={t('panes.counter.in', { size: size(session.bytesIn) })} rate={rate.in} />
      <Flow words={t('panes.counter.out', { size: size(session.bytesOut) })} rate={rate.out} />
      {session.log.trimmed > 0 && <Trimmed session={session} />}
    </p>
  );
}

function Flow({ words, rate }: { words: string; rate: number }) {
  const { language } = useWords();
  return (
    <span>
      {words}
      {rate > 0 && <span className="counter-rate"> {formatRate(rate, language)}</span>}
    </span>
  );
}

function Trimmed({ session }: { session: SessionState }) {
  const { t, language } = useWords();
  const { bytes, trimmed } = session.log;
  return (
    <span className="counter-warn">
      {t('panes.counter.log', { size: formatBytes(bytes, language) })} ·{' '}
      {t('panes.counter.trimmed', { size: formatBytes(trimmed, language) })}
    </span>
  );
}
