import { NO_CARRY, printable, printableString, segmentsText, UNKNOWN_CARRY } from '@shared/bytes/printable';
import { isChunk } from '@shared/contract/events';
import { eventWords, type Level } from '@shared/i18n/eventWords';
import { formatDuration, formatExactBytes, formatList, formatNumber } from '@shared/i18n/format';
import type { Translate } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import { segmentWords } from '@shared/i18n/segmentWords';
import { bytesOf, isOpen, type Pause, type Step } from './ladderStep';

export interface StepWords {
  readonly text: string;
  /** The first bytes of a chunk as text; empty for everything else. */
  readonly preview: string;
  /** What became of a chunk when that is more than one arrow tells; empty otherwise. */
  readonly fate: string;
  readonly level: Level;
}

/** Names of segments, the same in every language. */
export const HANDSHAKE = 'SYN → SYN-ACK → ACK';
/** What a preview looks at, and what it shows at most. */
const PREVIEW_BYTES = 48;
const PREVIEW_CHARS = 32;

/** A step in words. `both`: both ends live in this app, so what was not read can be known. */
export function stepWords(step: Step, both: boolean, t: Translate, language: Language): StepWords {
  const { row } = step;
  const plain = (text: string, level: Level = 'info'): StepWords => ({ text, preview: '', fate: '', level });
  if (step.kind === 'handshake') return plain(t('wire.ladder.handshake', { segments: HANDSHAKE }));
  // From left to right is from the client to the server here, whosever session it was captured for.
  if (row.type === 'segment')
    return plain(segmentWords(row, t, language, step.side === 'client' ? '→' : '←'));
  if (isChunk(row)) {
    const size = formatExactBytes(row.bytes, language);
    const text = t(row.type === 'sent' ? 'wire.ladder.write' : 'wire.ladder.read', { size });
    return { text, preview: preview(step), fate: fate(step, both, t, language), level: 'info' };
  }
  if (row.type === 'state' && row.passed.length > 0)
    return plain(
      t('wire.ladder.statePassed', { from: row.from, to: row.to, passed: formatList(row.passed) }),
    );
  const { text, level } = eventWords(row, t, language);
  return plain(printableString(text), level);
}

export function pauseWords({ ms }: Pause, t: Translate, language: Language): string {
  return t('wire.ladder.pause', { time: formatDuration(ms, language) });
}

function preview({ row, offset }: Step): string {
  if (!isChunk(row)) return '';
  // Only the first chunk of a connection certainly begins with a whole character.
  const carry = offset === 0 && row.offset === 0 ? NO_CARRY : UNKNOWN_CARRY;
  const { segments } = printable(row.data.subarray(0, PREVIEW_BYTES), { carry, cut: true });
  const chars = [...segmentsText(segments)];
  const isWhole = chars.length <= PREVIEW_CHARS && row.bytes <= Math.min(PREVIEW_BYTES, row.data.length);
  return isWhole ? chars.join('') : `${chars.slice(0, PREVIEW_CHARS).join('')}…`;
}

function fate(step: Step, both: boolean, t: Translate, language: Language): string {
  const sent = step.kind === 'sent';
  const parts: string[] = [];
  if (step.peers > 1) {
    const n = formatNumber(step.peers, language);
    parts.push(sent ? t('wire.ladder.reads', { n }) : t('wire.ladder.writes', { n }));
  }
  if (sent && both && step.certain && isOpen(step)) {
    const size = formatExactBytes(bytesOf(step) - step.paired, language);
    parts.push(t('wire.ladder.unread', { size }));
  }
  return parts.join(' · ');
}
