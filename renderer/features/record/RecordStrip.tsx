import type { RecordingState } from '@shared/contract/index';
import { formatBytes, formatDuration, formatNumber } from '@shared/i18n/index';
import { CircleStop } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useHost, useHostState } from '../../host/index';
import { Button, classes, useWords } from '../../ui/index';
import { fileName, recordingsWith } from './recordings';

const NONE: readonly RecordingState[] = [];

/** In a pane whose session is being recorded: how much, for how long, and whether the disk keeps up. */
export function RecordStrip({ session }: { readonly session: number }) {
  const all = useHostState((state) => state.recordings);
  const running = all.length === 0 ? NONE : recordingsWith(all, session);
  return running.map((recording) => <RunningStrip key={recording.recording} recording={recording} />);
}

function RunningStrip({ recording }: { readonly recording: RecordingState }) {
  const host = useHost();
  const { t, language } = useWords();
  const file = recording.files.at(-1) ?? '';
  const what = recording.session === null ? t('record.workspace') : t('record.session');
  return (
    <section
      className="record-strip figures"
      aria-label={t('record.running', { what, file: fileName(file) })}
    >
      <span className="record-badge">
        <span className="record-dot" aria-hidden="true" />
        {t('record.badge')}
      </span>
      <span>{formatBytes(recording.bytes, language)}</span>
      <Elapsed recording={recording} />
      <span className="record-name" title={file}>
        {fileName(file)}
      </span>
      <Slowness recording={recording} />
      <Button
        small
        variant="quiet"
        onClick={() => void host.call('recording.stop', { recording: recording.recording })}
      >
        <CircleStop aria-hidden="true" />
        {recording.session === null ? t('record.command.stopAll') : t('record.command.stop')}
      </Button>
    </section>
  );
}

/** Whether everything is in the file, and at what price. */
export function Slowness({ recording }: { readonly recording: RecordingState }) {
  const { t, language } = useWords();
  const { slowing, slowedMs, missingRows, missingBytes } = recording;
  return (
    <>
      {slowing ? (
        <span className="record-warn">{t('record.slowing')}</span>
      ) : (
        slowedMs >= 1 && <span>{t('record.slowed', { time: formatDuration(slowedMs, language) })}</span>
      )}
      {missingRows > 0 && (
        <span className="record-warn">
          {t('record.missing', {
            rows: formatNumber(missingRows, language),
            bytes: formatBytes(missingBytes, language),
          })}
        </span>
      )}
    </>
  );
}

/** Counts on between two words of the host. */
export function Elapsed({ recording }: { readonly recording: RecordingState }) {
  const { language } = useWords();
  const clock = useHostState((state) => state.clock);
  const [page, setPage] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setPage(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const now = recording.endedAt ?? clock.engine + Math.max(0, page - clock.page);
  const seconds = Math.max(0, Math.floor((now - recording.startedAt) / 1_000));
  return <span>{formatDuration(seconds * 1_000, language)}</span>;
}

/** In the status bar, while anything is recorded or a recording has failed: opens the list. */
export function RecordStatus({ onOpen }: { readonly onOpen: () => void }) {
  const { t, language } = useWords();
  const all = useHostState((state) => state.recordings);
  const running = all.filter(({ status }) => status === 'running');
  const failed = all.some(({ status }) => status === 'failed');
  if (running.length === 0 && !failed) return null;
  const bytes = running.reduce((sum, each) => sum + each.bytes, 0);
  const warns = failed || running.some(({ slowing, missingRows }) => slowing || missingRows > 0);
  return (
    <button type="button" className={classes('status-button', warns && 'status-warn')} onClick={onOpen}>
      <span className="record-dot" data-on={running.length > 0} aria-hidden="true" />
      {running.length === 0
        ? t('record.failedTitle')
        : `${t('record.badge')} ${formatBytes(bytes, language)}`}
    </button>
  );
}
