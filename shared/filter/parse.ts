/**
 * Reads a filter. Terms beside each other must all hold; `or` is weaker than that, `not` and `-` are stronger:
 *
 *     either := all ('or' all)*    all := one (['and'] one)*    one := ('not' | '-') one | '(' either ')' | term
 */
import { fail, ok, type Result } from '../contract/result';
import { FILTER_CHARS, FILTER_DEPTH, type Filter } from './filter';
import { FilterError, type FilterProblem, refuse } from './problems';
import { scanFilter, type Token } from './scan';
import { readTerm, textTerm } from './terms';

export function parseFilter(text: string): Result<Filter, FilterProblem> {
  try {
    if (text.length > FILTER_CHARS) refuse(FILTER_CHARS, 'long');
    const tokens = new Tokens(scanFilter(text), text.length);
    if (tokens.peek() === undefined) return ok({ kind: 'all' });
    const filter = either(tokens, 0);
    const left = tokens.peek();
    if (left !== undefined) refuse(left.at, 'unexpected-paren');
    return ok(filter);
  } catch (error) {
    if (error instanceof FilterError) return fail(error.problem);
    throw error;
  }
}

class Tokens {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** Where the text ends. */
    readonly end: number,
  ) {}

  peek(): Token | undefined {
    return this.tokens[this.next];
  }

  take(kind?: Token['kind']): Token | undefined {
    const token = this.peek();
    if (token === undefined || (kind !== undefined && token.kind !== kind)) return undefined;
    this.next++;
    return token;
  }
}

function either(tokens: Tokens, depth: number): Filter {
  const parts = [all(tokens, depth)];
  while (tokens.take('or') !== undefined) parts.push(all(tokens, depth));
  return join('or', parts);
}

function all(tokens: Tokens, depth: number): Filter {
  const parts = [one(tokens, depth)];
  for (;;) {
    const token = tokens.peek();
    if (token === undefined || token.kind === 'or' || token.kind === 'close') break;
    tokens.take('and');
    parts.push(one(tokens, depth));
  }
  return join('and', parts);
}

function one(tokens: Tokens, depth: number): Filter {
  if (depth > FILTER_DEPTH) refuse(tokens.peek()?.at ?? tokens.end, 'deep');
  const token = tokens.take();
  switch (token?.kind) {
    case 'not':
      return { kind: 'not', of: one(tokens, depth + 1) };
    case 'open': {
      const inside = either(tokens, depth + 1);
      if (tokens.take('close') === undefined) refuse(token.at, 'unclosed-paren');
      return inside;
    }
    case 'text':
      return textTerm(token.value);
    case 'term':
      return readTerm(token);
    case 'close':
      return refuse(token.at, 'unexpected-paren');
    default:
      return refuse(token?.at ?? tokens.end, 'missing-term');
  }
}

/** One condition alone is itself; `a (b c)` is `a b c`. */
function join(kind: 'and' | 'or', parts: readonly Filter[]): Filter {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}
