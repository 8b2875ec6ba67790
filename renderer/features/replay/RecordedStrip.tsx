import { formatAddress } from '@shared/contract/address';
import type { ReplayState } from '@shared/contract/openRecording';
import { formatDuration, formatExactBytes, formatNumber } from '@shared/i18n/index';
import { refusalWords } from '@shared/i18n/refusalWords';
import { useHost, useHostState, useSession } from '../../host/index';
import { Button, useWords } from '../../ui/index';
import './replay.css';

/** In the pane of a recording, where others have their message box: that it is one, and its replays. */
export function RecordedStrip({
  session: id,
  onReplay,
}: {
  readonly session: number;
  readonly onReplay: () => void;
}) {
  const { t } = useWords();
  const session = useSession(id);
  const replays = useHostState((state) => state.opened.replays);
  if (session === undefined || session.recorded === null) return null;
  return (
    <section className="recorded" aria-label={t('open.readOnly', { name: session.recorded.name })}>
      {replays
        .filter((replay) => replay.session === id)
        .map((replay) => (
          <ReplayResult key={replay.replay} replay={replay} />
        ))}
      <div className="recorded-line">
        <span title={t('open.readOnlyHint')}>{t('open.readOnly', { name: session.recorded.name })}</span>
        <span className="toolbar-space" />
        <Button small onClick={onReplay}>
          {t('replay.command')}
        </Button>
      </div>
    </section>
  );
}

function ReplayResult({ replay }: { readonly replay: ReplayState }) {
  const host = useHost();
  const { t, language } = useWords();
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const isRunning = replay.outcome === 'running';
  const { difference, waitsAt, error } = replay;
  const detail = error === null ? replay.detail : refusalWords(error, t);
  const [matched, expected] = [size(replay.matched), size(replay.expected)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
    <div className="replay-result" role="group" aria-label={t('replay.result', { n: replay.socket })}>
      <div className="recorded-line">
        <strong role="status" className={replay.outcome === 'equal' ? 'replay-equal' : undefined}>
          {isRunning && waitsAt !== null
            ? t('replay.waits', { address: formatAddress(waitsAt) })
            : t(`replay.outcome.${replay.outcome}`, {
                offset: formatNumber(difference?.offset ?? 0, language),
                matched,
                expected,
                detail,
              })}
        </strong>
        <span className="figures">
          {t('replay.progress', {
            sent: size(replay.sent),
            toSend: size(replay.toSend),
            matched,
            expected,
            time: formatDuration(replay.durationMs, language),
          })}
        </span>
        <span className="toolbar-space" />
        <Button
          small
          variant="quiet"
          onClick={() =>
            void host.call(isRunning ? 'replay.stop' : 'replay.dismiss', { replay: replay.replay })
          }
        >
          {t(isRunning ? 'replay.stop' : 'replay.dismiss')}
        </Button>
      </div>
      {difference !== null && (
        <dl className="replay-difference">
          <dt>{t('replay.expected')}</dt>
          <dd>{spaced(difference.expected)}</dd>
          <dt>{t('replay.actual')}</dt>
          <dd>{spaced(difference.actual)}</dd>
        </dl>
      )}
    </div>
  );
}

function spaced(hex: string): string {
  return hex.replace(/../g, '$& ').trim();
}
