/**
 * Whether rows are what a filter wants. A row may carry only the first bytes of its chunk: then what is not in them is
 * not known (null), and whoever has the whole chunk has to say.
 */
import { decodeText, type Encoding } from '../bytes/encoding';
import { type ChunkRow, type EventRow, isChunk, type Row } from '../contract/events';
import { BytePattern, type IndexOf } from '../search/bytePattern';
import { countText } from '../search/query';
import { compileRegex } from '../search/regex';
import { textPattern } from '../search/textPattern';
import type { Comparison, Filter, FilterTerm, FilterTime } from './filter';

/** True, false, or null: the row does not carry enough to tell. */
export type Verdict = boolean | null;
export type RowTest = (row: Row) => Verdict;

export interface FilterContext {
  readonly encoding: Encoding;
  /** The words of an event, as its row shows them. */
  readonly words: (row: EventRow) => string;
  /** The note of a marked row, empty without one; null: not marked. */
  readonly note: (seq: number) => string | null;
  /** What the clock of the rows showed at engine time 0: ms since midnight. */
  readonly clockAtStart: number;
  /** Engine time of the first row. */
  readonly firstAt: number;
  readonly indexOf?: IndexOf;
}

/** An expression looks at so many bytes of a chunk: what comes after is not looked at. */
export const FILTER_REGEX_BYTES = 64 * 1024;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a filter ready to be asked about many rows. */
export function rowTest(filter: Filter, context: FilterContext): RowTest {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'not': {
      const test = rowTest(filter.of, context);
      return (row) => {
        const verdict = test(row);
        return verdict === null ? null : !verdict;
      };
    }
    case 'and':
      return allOf(filter.parts.map((part) => rowTest(part, context)));
    case 'or':
      return anyOf(filter.parts.map((part) => rowTest(part, context)));
    default:
      return termTest(filter, context);
  }
}

function allOf(tests: readonly RowTest[]): RowTest {
  return (row) => {
    let all: Verdict = true;
    for (const test of tests) {
      const verdict = test(row);
      if (verdict === false) return false;
      if (verdict === null) all = null;
    }
    return all;
  };
}

function anyOf(tests: readonly RowTest[]): RowTest {
  return (row) => {
    let any: Verdict = false;
    for (const test of tests) {
      const verdict = test(row);
      if (verdict === true) return true;
      if (verdict === null) any = null;
    }
    return any;
  };
}

function termTest(term: FilterTerm, context: FilterContext): RowTest {
  switch (term.kind) {
    case 'dir': {
      const type = term.is === 'in' ? 'received' : 'sent';
      return (row) => row.type === type;
    }
    case 'size':
      return (row) => isChunk(row) && compares(row.bytes, term.is, term.bytes);
    case 'conn':
      return (row) => row.socket === term.socket;
    case 'event':
      return term.type === 'any' ? (row) => !isChunk(row) : (row) => row.type === term.type;
    case 'time':
      return timeTest(term.is, term.time, context);
    case 'mark':
      return (row) => {
        const note = context.note(row.seq);
        return note !== null && (term.note === null || countText(note, term.note, false) > 0);
      };
    case 'hex':
      return bytesTest(BytePattern.masked(term.bytes, context.indexOf), () => false);
    case 'text': {
      const pattern = textPattern(term.text, false, context.encoding, context.indexOf);
      const inWords = (row: EventRow): boolean => countText(context.words(row), term.text, false) > 0;
      // What the encoding cannot write is in no bytes that are read in it.
      return pattern.ok ? bytesTest(pattern.value, inWords) : (row) => !isChunk(row) && inWords(row);
    }
    case 'regex':
      return regexTest(term.source, term.matchCase, context);
  }
}

function timeTest(is: Comparison, time: FilterTime, { clockAtStart, firstAt }: FilterContext): RowTest {
  if (time.kind === 'since') return (row) => compares(row.at - firstAt, is, time.ms);
  return (row) => compares(Math.floor(clockAtStart + row.at) % DAY_MS, is, time.ms);
}

function bytesTest(pattern: BytePattern, inEvent: (row: EventRow) => boolean): RowTest {
  return (row) => {
    if (!isChunk(row)) return inEvent(row);
    return pattern.isIn(row.data) || (isWhole(row) ? false : null);
  };
}

function regexTest(source: string, matchCase: boolean, { encoding, words }: FilterContext): RowTest {
  const compiled = compileRegex(source, matchCase);
  if (!compiled.ok) return () => false;
  const regex = compiled.value;
  return (row) => {
    if (!isChunk(row)) return regex.test(words(row));
    const seen = row.data.subarray(0, FILTER_REGEX_BYTES);
    const found = regex.test(decodeText(seen, encoding));
    // More bytes can also take a match away: `$` fits at the end of what there is.
    return isWhole(row) ? found : null;
  };
}

function isWhole(row: ChunkRow): boolean {
  return row.data.length === row.bytes;
}

function compares(value: number, is: Comparison, limit: number): boolean {
  switch (is) {
    case '>':
      return value > limit;
    case '<':
      return value < limit;
    case '>=':
      return value >= limit;
    case '<=':
      return value <= limit;
    case '=':
      return value === limit;
  }
}
