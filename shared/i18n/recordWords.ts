import type { EventRow } from '../contract/events';
import type { FileTrouble } from '../contract/recording';
import { formatBytes, formatDuration, formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

type RecordingEvent = Extract<
  EventRow,
  { readonly type: 'recording-started' | 'recording-stopped' | 'recording-failed' }
>;

/** What is wrong with a file, and what to do about it. */
export function troubleWords(
  { trouble, detail }: Pick<FileTrouble, 'trouble' | 'detail'>,
  t: Translate,
): string {
  return trouble === 'failed' ? t('record.trouble.failed', { detail }) : t(`record.trouble.${trouble}`);
}

export function recordingWords(
  row: RecordingEvent,
  t: Translate,
  language: Language,
): { readonly text: string; readonly level: 'info' | 'warn' | 'error' } {
  const { file } = row;
  if (row.type === 'recording-started')
    return { text: t('traffic.row.recording-started', { file }), level: 'info' };
  const bytes = formatBytes(row.bytes, language);
  if (row.type === 'recording-failed') {
    const why = troubleWords(row, t);
    return { text: t('traffic.row.recording-failed', { file, why, bytes }), level: 'error' };
  }
  const text = t('traffic.row.recording-stopped', {
    file,
    bytes,
    packets: formatNumber(row.packets, language),
    duration: formatDuration(row.durationMs, language),
  });
  return row.missingBytes === 0
    ? { text, level: 'info' }
    : {
        text: `${text} — ${t('traffic.variant.recordingMissed', { bytes: formatBytes(row.missingBytes, language) })}`,
        level: 'warn',
      };
}
