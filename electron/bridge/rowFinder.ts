import { isChunk, isPromptDrain } from '@shared/contract/events';
import { isChunkCode, typeCode } from '@shared/contract/record';
import { fail, ok, type Result } from '@shared/contract/result';
import { type RowPlace, rowAt } from '@shared/contract/rowPlace';
import type { SearchQuery } from '@shared/contract/search';
import { parseFilter, rowTest } from '@shared/filter/index';
import { eventWords } from '@shared/i18n/eventWords';
import { createTranslator } from '@shared/i18n/index';
import { type IndexOf, plainIndexOf } from '@shared/search/bytePattern';
import { compileQuery, countInPiece } from '@shared/search/query';
import { StreamSearch } from '@shared/search/streamSearch';

/** What a search does with rows, one after the other. */
export interface RowFinder {
  /** Whether panes show the row at all; one that is not shown is neither counted nor looked at. */
  shows(place: RowPlace): boolean;
  /** Looks at a row from a byte of it on, and says from where to go on, the row's size when it is through. */
  look(place: RowPlace, from: number): number;
  /** Rows are missing between the last one and the next. */
  gap(): void;
}

export interface FinderContext {
  /** Wall clock of engine time 0. */
  readonly epochMs: number;
  /** The note of a marked row; null: not marked. */
  readonly note: (seq: number) => string | null;
  /** Matches were found in a row. */
  readonly found: (seq: number, matches: number) => void;
}

/** Calling the quick search costs more than going through so few bytes by hand. */
const SHORT_BYTES = 128;

const indexOf: IndexOf = (data, needle, from) =>
  data.length - from < SHORT_BYTES
    ? plainIndexOf(data, needle, from)
    : Buffer.prototype.indexOf.call(data, needle, from);

/** Makes a query ready to be run over the rows of a log; else says what is wrong with it. */
export function rowFinder(query: SearchQuery, context: FinderContext): Result<RowFinder, string> {
  const looker = query.kind === 'filter' ? filterFinder(query, context) : findFinder(query, context);
  if (!looker.ok) return looker;
  const { socket } = query;
  const isShown = (place: RowPlace): boolean =>
    (socket === null || place.socket === socket) && !isHiddenDrain(place);
  return ok({ ...looker.value, shows: isShown });
}

type Looker = Omit<RowFinder, 'shows'>;

const DRAINED = typeCode('drained');

function isHiddenDrain(place: RowPlace): boolean {
  if (place.code !== DRAINED) return false;
  const row = rowAt(place);
  return row !== null && isPromptDrain(row);
}

function filterFinder(
  query: Extract<SearchQuery, { kind: 'filter' }>,
  { epochMs, note, found }: FinderContext,
): Result<Looker, string> {
  const filter = parseFilter(query.text);
  if (!filter.ok) return fail(`${filter.error.problem} at ${filter.error.at}`);
  const { t } = createTranslator(query.language);
  const test = rowTest(filter.value, {
    encoding: query.encoding,
    words: (row) => eventWords(row, t, query.language).text,
    note,
    clockAtStart: epochMs + query.clockOffset,
    firstAt: query.firstAt,
    indexOf,
  });
  return ok({
    look(place) {
      const row = rowAt(place);
      if (row !== null && test(row) === true) found(place.seq, 1);
      return place.size;
    },
    gap: () => undefined,
  });
}

function findFinder(
  query: Exclude<SearchQuery, { kind: 'filter' }>,
  { found }: FinderContext,
): Result<Looker, string> {
  const compiled = compileQuery(query, indexOf);
  if (!compiled.ok) return fail(`${compiled.error.problem} at ${compiled.error.at}`);
  const { words } = compiled.value;
  const { t } = createTranslator(query.language);
  const lookAtEvent = (place: RowPlace): number => {
    const row = words === null ? null : rowAt(place);
    if (row === null || words === null || isChunk(row)) return place.size;
    const matches = words(eventWords(row, t, query.language).text);
    if (matches > 0) found(place.seq, matches);
    return place.size;
  };
  if (compiled.value.kind === 'regex') {
    const { regex } = compiled.value;
    return ok({
      look(place, from) {
        if (!isChunkCode(place.code)) return lookAtEvent(place);
        const data = place.data.subarray(place.from, place.from + place.size);
        const { count, next } = countInPiece(regex, query.encoding, data, from);
        if (count > 0) found(place.seq, count);
        return next;
      },
      gap: () => undefined,
    });
  }
  const streams = new StreamSearch(compiled.value.pattern, (seq) => found(seq, 1));
  return ok({
    look(place) {
      if (!isChunkCode(place.code)) return lookAtEvent(place);
      const data = place.data.subarray(place.from, place.from + place.size);
      streams.feed(place.socket * 2 + place.code, place.seq, data);
      return place.size;
    },
    gap: () => streams.restart(),
  });
}
