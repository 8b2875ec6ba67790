import { assertNever } from '../contract/result';
import { printHexPattern } from '../search/hexPattern';
import type { Filter, FilterTerm, FilterTime } from './filter';

/** A filter as text that reads as the same filter: each in one way only. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return '';
    case 'or':
      return filter.parts.map(printFilter).join(' or ');
    case 'and':
      return filter.parts.map((part) => inside(part, part.kind === 'or')).join(' ');
    case 'not':
      return `-${inside(filter.of, filter.of.kind === 'or' || filter.of.kind === 'and')}`;
    default:
      return printTerm(filter);
  }
}

function inside(filter: Filter, bracketed: boolean): string {
  return bracketed ? `(${printFilter(filter)})` : printFilter(filter);
}

function printTerm(term: FilterTerm): string {
  switch (term.kind) {
    case 'dir':
      return `dir:${term.is}`;
    case 'size':
      return `size${term.is}${term.bytes}`;
    case 'text':
      return `text:${quoteUnlessPlain(term.text)}`;
    case 'regex':
      return `text:/${escapeSlashes(term.source)}/${term.matchCase ? '' : 'i'}`;
    case 'hex':
      return `hex:"${printHexPattern(term.bytes)}"`;
    case 'conn':
      return `conn:${term.socket}`;
    case 'event':
      return `event:${term.type}`;
    case 'time':
      return `time${term.is}${printTime(term.time)}`;
    case 'mark':
      return term.note === null ? 'mark:' : `mark:${quoteUnlessPlain(term.note)}`;
    default:
      return assertNever(term);
  }
}

function printTime({ kind, ms }: FilterTime): string {
  if (kind === 'since') return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
  const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  const seconds = Math.floor(ms / 1000);
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return ms % 1000 === 0 ? clock : `${clock}.${pad(ms % 1000, 3)}`;
}

function quoteUnlessPlain(text: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(text)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A slash would end the expression; one that is escaped already does not. */
function escapeSlashes(source: string): string {
  return source.replaceAll(/\\[\s\S]|\//g, (found) => (found === '/' ? '\\/' : found));
}
