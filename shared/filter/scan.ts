/** The words and signs of a filter. */
import { COMPARISONS, type Comparison, FILTER_KEYS, type FilterKey } from './filter';
import { refuse } from './problems';

export type Value =
  /** `quoted`: it stood in quotes, so it is text and nothing else. */
  | { readonly kind: 'word'; readonly at: number; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'regex'; readonly at: number; readonly source: string; readonly matchCase: boolean };

export type Token =
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly value: Value }
  | {
      readonly kind: 'term';
      readonly at: number;
      readonly key: FilterKey;
      readonly operator: ':' | Comparison;
      /** Null: nothing follows the operator. */
      readonly value: Value | null;
    };

const WORDS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { or: 'or', and: 'and', not: 'not' };
/** Where a bare word ends. */
const ENDS_WORD = /[\s()"]/;
const KEYED = /^([a-z]+)(:|>=|<=|>|<|=)/i;

export function scanFilter(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) at++;
    else if (char === '(' || char === ')') tokens.push({ kind: char === '(' ? 'open' : 'close', at: at++ });
    else if (char === '-') tokens.push({ kind: 'not', at: at++ });
    else {
      const read = char === '"' ? readQuoted(text, at) : readTermOrWord(text, at);
      tokens.push(read.token);
      at = read.next;
    }
  }
  return tokens;
}

type Read = { readonly token: Token; readonly next: number };

function readQuoted(text: string, at: number): Read {
  const { value, next } = quoted(text, at);
  return { token: { kind: 'text', at, value }, next };
}

function readTermOrWord(text: string, at: number): Read {
  const rest = text.slice(at);
  const keyed = KEYED.exec(rest);
  if (keyed === null) {
    const { value, next } = bare(text, at);
    const word = WORDS[value.text.toLowerCase()];
    return { token: word === undefined ? { kind: 'text', at, value } : { kind: word, at }, next };
  }
  const name = keyed[1]?.toLowerCase() ?? '';
  const key = FILTER_KEYS.find((each) => each === name);
  if (key === undefined) refuse(at, 'unknown-key', keyed[0]);
  const operator = COMPARISONS.find((each) => each === keyed[2]) ?? ':';
  const { value, next } = readValue(text, at + keyed[0].length);
  return { token: { kind: 'term', at, key, operator, value }, next };
}

function readValue(text: string, at: number): { value: Value | null; next: number } {
  const char = text.charAt(at);
  if (char === '"') return quoted(text, at);
  if (char === '/') return regex(text, at);
  return char === '' || ENDS_WORD.test(char) ? { value: null, next: at } : bare(text, at);
}

function bare(text: string, at: number): { value: Value & { kind: 'word' }; next: number } {
  let next = at;
  while (next < text.length && !ENDS_WORD.test(text.charAt(next))) next++;
  return { value: { kind: 'word', at, text: text.slice(at, next), quoted: false }, next };
}

/** Inside quotes only `\"` and `\\` are escapes. */
function quoted(text: string, at: number): { value: Value; next: number } {
  let content = '';
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '"')
      return { value: { kind: 'word', at: at + 1, text: content, quoted: true }, next: i + 1 };
    const following = text.charAt(i + 1);
    if (char === '\\' && (following === '"' || following === '\\')) {
      content += following;
      i++;
    } else content += char;
  }
  return refuse(at, 'unclosed-quote');
}

/** `/…/` or `/…/i`; a slash inside is written `\/`. All other escapes are the expression's own. */
function regex(text: string, at: number): { value: Value; next: number } {
  let source = '';
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    const following = text.charAt(i + 1);
    if (char === '\\' && following !== '') {
      source += following === '/' ? '/' : char + following;
      i++;
    } else if (char !== '/') source += char;
    else {
      const ignoresCase = following === 'i';
      const next = i + (ignoresCase ? 2 : 1);
      return { value: { kind: 'regex', at: at + 1, source, matchCase: !ignoresCase }, next };
    }
  }
  return refuse(at, 'unclosed-regex');
}
