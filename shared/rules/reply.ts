/**
 * What a rule answers: text with escapes or hex, `{{placeholders}}` (`bytes/template.ts`), and what the match found: `$0` all
 * of it, `$1` `$2` … its captures, `${name}` one with a name, `$$` the sign itself. Captures are put in as the bytes they
 * are, before lengths and checksums are counted. Pure.
 */
import type { Encoding } from '../bytes/encoding';
import {
  expandTemplate,
  parseTemplate,
  type Template,
  type TemplateError,
  type TemplateFacts,
} from '../bytes/template';
import { fail, ok, type Result } from '../contract/result';
import type { Rule } from '../contract/rules';
import type { Captures, Matcher } from './matcher';

export type ReplyProblem =
  /** The match has no such capture; `has`: how many it has. */
  | { readonly kind: 'capture'; readonly text: string; readonly has: number }
  | { readonly kind: 'template'; readonly cause: TemplateError };

export interface Reply {
  readonly template: Template;
}

/** Marks what is ours among the placeholders: no other may begin so. */
const OWN = '=';

export function compileReply(
  { mode, text, ending }: Rule['reply'],
  encoding: Encoding,
  { captures, names }: Pick<Matcher, 'captures' | 'names'>,
): Result<Reply, ReplyProblem> {
  const numberOf = (name: string): number | undefined =>
    /^\d+$/.test(name) ? Number(name) : names.get(name);
  const isOwn = (name: string): boolean => /^=\d{1,2}$/.test(name) && Number(name.slice(1)) <= captures;
  const places = new Places();
  let marked = '';
  let from = 0;
  for (const found of text.matchAll(REFERENCE)) {
    const [all, digits, name] = found;
    marked += text.slice(from, found.index);
    places.add(marked.length, found.index);
    from = found.index + all.length;
    const number = numberOf(digits ?? name ?? '');
    if (all === '$$') marked += mode === 'text' ? '$' : all;
    else if (number === undefined || number > captures)
      return fail({ kind: 'capture', text: all, has: captures });
    else marked += `{{${OWN}${number}}}`;
    places.add(marked.length, from);
  }
  const template = parseTemplate(marked + text.slice(from), { mode, encoding, ending }, isOwn);
  if (template.ok) return ok({ template: template.value });
  const { error } = template;
  return fail({ kind: 'template', cause: { ...error, at: places.original(error.at) } });
}

/** `$$`, `$1`, `${name}`. */
const REFERENCE = /\$(?:\$|(\d{1,2})|\{([^}]*)\})/g;

/** Where what was written stands in what became of it. */
class Places {
  private readonly known = [{ marked: 0, written: 0 }];

  add(marked: number, written: number): void {
    this.known.push({ marked, written });
  }

  original(at: number): number {
    const known = this.known.findLast(({ marked }) => marked <= at);
    return known === undefined ? at : known.written + at - known.marked;
  }
}

/** The bytes of a reply to this frame, at this moment. */
export function replyBytes(
  { template }: Reply,
  frame: Uint8Array,
  captures: Captures,
  facts: Omit<TemplateFacts, 'own'>,
): Result<Uint8Array<ArrayBuffer>, TemplateError> {
  const own = (name: string): Uint8Array => {
    const span = captures[Number(name.slice(OWN.length))];
    return span ? frame.subarray(span.from, span.to) : new Uint8Array(0);
  };
  return expandTemplate(template, { ...facts, own });
}
