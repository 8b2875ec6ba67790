import type { RecordingState } from '@shared/contract/index';
import { formatBytes, formatDuration, formatNumber } from '@shared/i18n/index';
import { troubleWords } from '@shared/i18n/recordWords';
import { useHost, useHostState } from '../../host/index';
import { Button, CopyButton, Dialog, EmptyState, useWords } from '../../ui/index';
import { Elapsed, Slowness } from './RecordStrip';
import { fileName, sessionName } from './recordings';

/** What is being recorded and what was: files, how they ended, and where to get them. */
export function RecordingsDialog(props: { readonly onClose: () => void; readonly onRecordAll: () => void }) {
  const { onClose, onRecordAll } = props;
  const { t } = useWords();
  const all = useHostState((state) => state.recordings);
  return (
    <Dialog open onClose={onClose} title={t('record.list.title')} closeLabel={t('common.close')} wide top>
      <div className="dialog-body">
        {all.length === 0 ? (
          <EmptyState>{t('record.list.empty')}</EmptyState>
        ) : (
          <ul className="record-list">
            {[...all].reverse().map((recording) => (
              <Item key={recording.recording} recording={recording} />
            ))}
          </ul>
        )}
      </div>
      <footer className="dialog-foot">
        <Button onClick={onRecordAll}>{t('record.list.startAll')}</Button>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </footer>
    </Dialog>
  );
}

function Item({ recording }: { readonly recording: RecordingState }) {
  const host = useHost();
  const { t, language } = useWords();
  const { session, status, files, bytes, packets, trouble, downloads } = recording;
  const name = useHostState((state) => (session === null ? null : sessionName(state.sessions.get(session))));
  const what =
    session === null
      ? t('record.workspace')
      : name === null
        ? t('record.list.closedSession')
        : t('record.list.session', { name });
  const last = files.at(-1) ?? '';
  const size = formatBytes(bytes, language);
  const time = formatDuration((recording.endedAt ?? recording.startedAt) - recording.startedAt, language);
  return (
    <li className="record-item">
      <div className="record-line">
        {status === 'running' && (
          <span className="record-badge">
            <span className="record-dot" aria-hidden="true" />
            {t('record.badge')}
          </span>
        )}
        <strong>{what}</strong>
        {files.length > 1 && (
          <span>{t('record.list.files', { n: formatNumber(files.length, language) })}</span>
        )}
        <span className="toolbar-space" />
        {status === 'running' ? (
          <Button small onClick={() => void host.call('recording.stop', { recording: recording.recording })}>
            {t('record.list.stop')}
          </Button>
        ) : (
          <Button
            small
            variant="quiet"
            onClick={() => void host.call('recording.dismiss', { recording: recording.recording })}
          >
            {t('record.list.dismiss')}
          </Button>
        )}
      </div>
      <div className="record-line figures">
        {status === 'running' ? (
          <>
            <span>{size}</span>
            <Elapsed recording={recording} />
          </>
        ) : (
          <span>{t('record.stopped', { bytes: size, packets: formatNumber(packets, language), time })}</span>
        )}
        <Slowness recording={recording} />
      </div>
      {trouble !== null && (
        <p className="record-bad" role="alert">
          {t('record.failedTitle')}:{' '}
          {t('record.failed', { why: troubleWords(trouble, t), bytes: size, file: fileName(last) })}
        </p>
      )}
      <div className="record-line record-path">
        <span>{last}</span>
        <CopyButton text={last} label={t('record.list.copy')} copiedLabel={t('common.copied')} />
      </div>
      {downloads.map((path, i) => (
        <a key={path} className="record-download" href={path} download={fileName(files[i] ?? '')}>
          {t('record.list.download', { file: fileName(files[i] ?? '') })}
        </a>
      ))}
    </li>
  );
}
