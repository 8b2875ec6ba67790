/** What each term of a filter may say. */
import { type EventType, eventFieldSchemas } from '../contract/events';
import { parseHexPattern } from '../search/hexPattern';
import { compileRegex } from '../search/regex';
import { TEXT_CHARS } from '../search/textPattern';
import type { Comparison, FilterTerm, FilterTime } from './filter';
import { FilterError, type FilterProblemId, refuse } from './problems';
import type { Token, Value } from './scan';

type Term = Extract<Token, { kind: 'term' }>;

const DAY_MS = 24 * 60 * 60 * 1000;
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 * 1024 };

/** A word, a quoted text or an expression on its own is looked for in the text. */
export function textTerm(value: Value): FilterTerm {
  if (value.kind === 'regex') {
    const { source, matchCase } = value;
    const compiled = compileRegex(source, matchCase);
    if (!compiled.ok) throw shifted(value.at, compiled.error);
    return { kind: 'regex', source, matchCase };
  }
  if (value.text === '') refuse(value.at, 'missing-value');
  if (value.text.length > TEXT_CHARS)
    throw shifted(value.at, { at: TEXT_CHARS, problem: 'long', detail: String(TEXT_CHARS) });
  return { kind: 'text', text: value.text };
}

export function readTerm(term: Term): FilterTerm {
  switch (term.key) {
    case 'text':
      return textTerm(given(term));
    case 'hex':
      return hexTerm(term);
    case 'dir': {
      const value = word(term).toLowerCase();
      if (value !== 'in' && value !== 'out') return wrong(term, 'bad-direction');
      return { kind: 'dir', is: value };
    }
    case 'size':
      return { kind: 'size', is: comparison(term), bytes: size(term) };
    case 'conn': {
      const match = /^#?(\d{1,9})$/.exec(word(term, ['=']));
      if (match === null) return wrong(term, 'bad-connection');
      return { kind: 'conn', socket: Number(match[1]) };
    }
    case 'event': {
      const value = word(term).toLowerCase();
      const type = value === 'any' ? value : EVENT_TYPES.find((each) => each === value);
      return type === undefined ? wrong(term, 'bad-event') : { kind: 'event', type };
    }
    case 'time':
      return { kind: 'time', is: comparison(term), time: time(term) };
    case 'mark':
      return { kind: 'mark', note: term.value === null ? null : word(term) };
  }
}

/** What `event:` may name. */
export const EVENT_TYPES = Object.keys(eventFieldSchemas) as readonly EventType[];

function hexTerm(term: Term): FilterTerm {
  const text = word(term);
  const bytes = parseHexPattern(text);
  if (!bytes.ok) throw shifted(term.value?.at ?? term.at, bytes.error);
  return { kind: 'hex', bytes: bytes.value };
}

function size(term: Term): number {
  const match = /^(\d{1,15})([km]?)(?:i?b)?$/i.exec(word(term, [...ORDERED]));
  if (match === null) return wrong(term, 'bad-size');
  const bytes = Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? 1);
  return Number.isSafeInteger(bytes) ? bytes : wrong(term, 'bad-size');
}

/** `12:03`, `12:03:04.123`: as rows show it · `1.5s`, `200ms`: after the first row. */
function time(term: Term): FilterTime {
  const text = word(term, [...ORDERED]);
  const since = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m)$/.exec(text);
  if (since !== null) {
    const factor = since[2] === 'ms' ? 1 : since[2] === 's' ? 1000 : 60_000;
    // Rows have times of 1 µs.
    return { kind: 'since', ms: Math.round(Number(since[1]) * factor * 1000) / 1000 };
  }
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(text);
  if (clock === null) return wrong(term, 'bad-time');
  const [hours, minutes, seconds] = [clock[1], clock[2], clock[3] ?? '0'].map(Number);
  const ms = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
  const all = ms + Number((clock[4] ?? '').padEnd(3, '0'));
  if (all >= DAY_MS || (minutes ?? 0) > 59 || (seconds ?? 0) > 59) return wrong(term, 'bad-time');
  return { kind: 'clock', ms: all };
}

const ORDERED: readonly Comparison[] = ['>', '<', '=', '>=', '<='];

/** `size:100` is `size=100`. */
function comparison({ operator }: Term): Comparison {
  return operator === ':' ? '=' : operator;
}

/** The word of a term. `operators`: what may stand beside `:`. */
function word(term: Term, operators: readonly Comparison[] = []): string {
  const value = given(term);
  if (term.operator !== ':' && !operators.includes(term.operator))
    refuse(term.at, 'bad-operator', `${term.key}${term.operator}`);
  if (value.kind === 'regex') refuse(value.at - 1, PROBLEM_OF[term.key] ?? 'missing-value', '/');
  return value.text;
}

function given(term: Term): Value {
  return term.value ?? refuse(term.at, 'missing-value', `${term.key}${term.operator}`);
}

const PROBLEM_OF: Readonly<Partial<Record<Term['key'], FilterProblemId>>> = {
  dir: 'bad-direction',
  size: 'bad-size',
  conn: 'bad-connection',
  event: 'bad-event',
  time: 'bad-time',
};

function wrong(term: Term, problem: FilterProblemId): never {
  const { value } = term;
  return refuse(value?.at ?? term.at, problem, value?.kind === 'word' ? value.text : '');
}

/** A problem inside a value, as one of the whole filter. */
function shifted(at: number, problem: Parameters<typeof withKind>[0]): FilterError {
  return new FilterError(withKind({ ...problem, at: at + problem.at }));
}

function withKind(problem: Omit<Extract<FilterError['problem'], { kind: 'pattern' }>, 'kind'>) {
  return { kind: 'pattern' as const, ...problem };
}
