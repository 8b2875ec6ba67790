import type { EventRow } from '../contract/events';
import { formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

export type SegmentRow = Extract<EventRow, { type: 'segment' }>;
type CaptureStopped = Extract<EventRow, { type: 'capture-stopped' }>;

/** `SYN ACK`; flags are named the same in every language. */
export function flagNames({ flags }: Pick<SegmentRow, 'flags'>): string {
  return flags.length === 0 ? '–' : flags.join(' ');
}

/** The header of a segment in one line, with relative numbers and the window as its sender means it. */
export function segmentWords(
  row: SegmentRow,
  t: Translate,
  language: Language,
  arrow: '→' | '←' = row.direction === 'out' ? '→' : '←',
): string {
  const { relativeSequence, relativeAcknowledgement, window, scaledWindow, bytes, again } = row;
  const number = (value: number): string => formatNumber(value, language);
  const words = {
    arrow,
    flags: flagNames(row),
    seq: number(relativeSequence),
    window: number(scaledWindow ?? window),
    bytes: number(bytes),
  };
  const text =
    relativeAcknowledgement === null
      ? t('traffic.row.segment', words)
      : t('traffic.variant.segmentAck', { ...words, ack: number(relativeAcknowledgement) });
  return again ? `${text}${t('traffic.segmentAgain')}` : text;
}

export function captureStopped(
  { reason, packets, unshown, dropped = 0, detail }: CaptureStopped,
  t: Translate,
  language: Language,
): { readonly text: string; readonly level: 'info' | 'warn' } {
  const number = (n: number): string => formatNumber(n, language);
  const why = t(`capture.end.${reason}`) + (detail === undefined ? '' : ` (${detail})`);
  const parts = [t('traffic.row.capture-stopped', { reason: why, packets: number(packets) })];
  if (unshown > 0) parts.push(t('traffic.unshown', { n: number(unshown) }));
  if (dropped > 0) parts.push(t('traffic.lost', { n: number(dropped) }));
  const isWhole = unshown === 0 && dropped === 0 && reason !== 'tool-failed' && reason !== 'address-changed';
  return { text: parts.join(''), level: isWhole ? 'info' : 'warn' };
}
