import { formatExactBytes, formatNumber } from '@shared/i18n/format';
import type { Translate } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import { sum } from '@shared/tcp/boundaries';
import type { Box } from './bytesBoxes';
import { stepWords } from './ladderWords';
import type { Direction, WireGroup } from './wireBytes';

/** Which ends of a direction live in this app. */
export interface Seen {
  readonly writer: boolean;
  readonly reader: boolean;
}

/** `1 write → 3 reads`, or what can be said of one end alone. */
function became(writes: number, reads: number, seen: Seen, t: Translate, language: Language): string {
  const sent = t('wireBytes.writes', { count: writes, n: formatNumber(writes, language) });
  const got = t('wireBytes.reads', { count: reads, n: formatNumber(reads, language) });
  if (!seen.reader) return sent;
  return seen.writer ? t('wireBytes.became', { sent, got }) : got;
}

/** Everything of a direction in one line. */
export function directionWords(
  { totals, isOver }: Direction,
  seen: Seen,
  t: Translate,
  language: Language,
): string {
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const parts = [became(totals.writes, totals.reads, seen, t, language)];
  const [written, read] = [size(totals.written), size(totals.read)];
  if (!seen.reader) parts.push(written);
  else if (!seen.writer) parts.push(read);
  else
    parts.push(t(totals.written === totals.read ? 'wireBytes.same' : 'wireBytes.differ', { written, read }));
  if (seen.reader && totals.open > 0)
    parts.push(t(isOver ? 'wireBytes.neverRead' : 'wireBytes.onItsWay', { size: size(totals.open) }));
  return parts.join(' · ');
}

/** What became of one group, in a sentence. */
export function groupWords(
  group: WireGroup,
  { isOver }: Pick<Direction, 'isOver'>,
  seen: Seen,
  t: Translate,
  language: Language,
): string {
  const { writes, reads, fate } = group;
  const [written, read] = [sum(writes), sum(reads)];
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const parts = [became(writes.length, reads.length, seen, t, language), size(Math.max(written, read))];
  if (!seen.reader) parts.push(t('wireBytes.readsElsewhere'));
  else if (!seen.writer) parts.push(t('wireBytes.writesElsewhere'));
  else if (fate === 'unknown') parts.push(t('wireBytes.unknown'));
  else {
    const left = size(written - read);
    if (fate === 'open') parts.push(t(isOver ? 'wireBytes.neverRead' : 'wireBytes.onItsWay', { size: left }));
    if (reads.length > 0) parts.push(t(`wireBytes.lesson.${lessonOf(group)}`));
  }
  return parts.join(' · ');
}

export interface BoxWords {
  /** In the box: as much of it as there is room for. */
  readonly label: string;
  /** Everything that is known of it. */
  readonly title: string;
}

/** `6 B hello␊`; of several that are too small to be told apart, how many they are. */
export function boxWords({ chunks, bytes }: Box, t: Translate, language: Language): BoxWords {
  const [first] = chunks;
  const size = formatExactBytes(bytes, language);
  if (first === undefined || chunks.length > 1) {
    const label = t('wireBytes.several', { n: formatNumber(chunks.length, language), size });
    return { label, title: label };
  }
  const { text, preview } = stepWords(first.step, false, t, language);
  const { offset } = first;
  const place = offset === null ? '' : t('wireBytes.at', { n: formatNumber(offset, language) });
  return { label: `${size} ${preview}`, title: [text, place, preview].filter(Boolean).join(' · ') };
}

function lessonOf({ writes, reads, fate }: WireGroup): 'kept' | 'split' | 'joined' | 'cut' {
  if (writes.length > 1) return reads.length > 1 ? 'cut' : 'joined';
  return reads.length > 1 || fate === 'open' ? 'split' : 'kept';
}
