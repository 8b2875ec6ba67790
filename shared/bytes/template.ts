/**
 * Messages with placeholders, `{{counter}}`, in text or hex. The order in which they become bytes:
 *
 * 1. `counter`, `time`, `random n`, `env.NAME` and the names of whoever expands it, each on its own;
 * 2. `len`: the bytes of the message without lengths, checksums and line ending (`{{len+2}}` counts two more);
 * 3. `crc16`, `crc32`, `sum8` from left to right, each over every byte before it;
 * 4. the line ending, which nothing counts.
 *
 * How a number is written: digits in a text (`counter`, `len`, `time` decimal; checksums in hex), bytes in a hex template,
 * and by option as one likes: `:4` four digits at least, `:x4` hex digits, `:2be` `:2le` two bytes with the high or
 * low one first. Bytes have the high one first, except those of the Modbus CRC, as Modbus sends it.
 *
 * | placeholder | options before the number's |
 * |---|---|
 * | `{{crc16}}` | `:modbus` (without an option) or `:ccitt` |
 * | `{{time}}` | `:iso` (text) `:unix` seconds (hex) `:ms` |
 * | `{{random 8}}` | eight bytes; `:hex` their digits, `:text` eight letters and digits |
 * | `{{env.NAME}}` | a variable of the environment in which the app's host runs |
 *
 * A `{{` that is meant is written `\x7b\x7b`. What is not known is an error that names it, never sent as it stands.
 */
import { assertNever, fail, ok, type Result } from '../contract/result';
import { crc16, crc32, sum8 } from './checksum';
import { type ComposeForm, type ComposeProblem, composeBytes } from './compose';
import { encodeText } from './encoding';
import { type Field, type FieldProblem, type NumberForm, readField } from './templateFields';

/** What the placeholders are told when the message is made. */
export interface TemplateFacts {
  /** 1 for the first message, or whatever the sender counts. */
  readonly counter: number;
  /** Wall clock, ms since 1970. */
  readonly now: number;
  readonly random: (count: number) => Uint8Array;
  /** A variable of the host's environment; undefined when there is none. */
  readonly env: (name: string) => string | undefined;
  /** The bytes of a name that `isOwn` knew. */
  readonly own?: (name: string) => Uint8Array;
}

export type TemplateProblem =
  | { readonly problem: 'unclosed' }
  | FieldProblem
  | { readonly problem: 'no-variable'; readonly name: string }
  /** The number is larger than the bytes that were asked for. */
  | { readonly problem: 'does-not-fit'; readonly name: string; readonly value: number }
  /** The encoding lacks a character of a variable's value. */
  | { readonly problem: 'unencodable'; readonly character: string }
  /** What stands around the placeholders cannot be sent. */
  | { readonly problem: 'text'; readonly cause: ComposeProblem };

/** `at`: where in the template, in characters. */
export type TemplateError = { readonly at: number } & TemplateProblem;

type Part =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'field'; readonly field: Field; readonly at: number };

/** A template that was read without fault; only the facts of the moment are missing. */
export interface Template {
  readonly form: ComposeForm;
  readonly parts: readonly Part[];
  readonly ending: Uint8Array;
}

const knowsNone = (): boolean => false;

/** Reads a template. `isOwn`: names that the caller adds, a rule's captures for instance. */
export function parseTemplate(
  text: string,
  form: ComposeForm,
  isOwn: (name: string) => boolean = knowsNone,
): Result<Template, TemplateError> {
  const parts: Part[] = [];
  const bare: ComposeForm = { ...form, ending: 'none' };
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('{{', from);
    const until = open < 0 ? text.length : open;
    const between = text.slice(from, until);
    if (between.trim() !== '' || (form.mode === 'text' && between !== '')) {
      const composed = composeBytes(between, bare);
      if (!composed.ok) return fail({ at: from + composed.error.at, problem: 'text', cause: composed.error });
      parts.push({ kind: 'bytes', bytes: composed.value.bytes });
    }
    if (open < 0) break;
    const close = text.indexOf('}}', open + 2);
    if (close < 0) return fail({ at: open, problem: 'unclosed' });
    const field = readField(text.slice(open + 2, close), form.mode, isOwn);
    if (!field.ok) return fail({ at: open, ...field.error });
    parts.push({ kind: 'field', field: field.value, at: open });
    from = close + 2;
  }
  const ending = composeBytes('', form);
  return ending.ok
    ? ok({ form, parts, ending: ending.value.bytes })
    : fail({ at: text.length, problem: 'text', cause: ending.error });
}

/** True when there is a placeholder of this name, so that a counter is only counted where it is used. */
export function hasPlaceholder({ parts }: Template, name: Field['name']): boolean {
  return parts.some((part) => part.kind === 'field' && part.field.name === name);
}

/** The variables of the environment that it asks for. */
export function variablesOf({ parts }: Template): string[] {
  const names = parts.flatMap((part) =>
    part.kind === 'field' && part.field.name === 'env' ? [part.field.variable] : [],
  );
  return [...new Set(names)];
}

/** The bytes of a template at this moment. */
export function expandTemplate(
  template: Template,
  facts: TemplateFacts,
): Result<Uint8Array<ArrayBuffer>, TemplateError> {
  const { form, parts } = template;
  const pieces: (Uint8Array | null)[] = [];
  for (const part of parts) {
    const piece = part.kind === 'bytes' ? ok(part.bytes) : first(part.field, facts, form);
    if (!piece.ok) return fail({ at: part.kind === 'field' ? part.at : 0, ...piece.error });
    pieces.push(piece.value);
  }
  const body = pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0);
  for (const stage of ['len', 'checksum'] as const) {
    for (const [index, part] of parts.entries()) {
      if (part.kind !== 'field' || stageOf(part.field) !== stage) continue;
      const before = stage === 'len' ? NOTHING : joined(pieces.slice(0, index));
      const piece = numbered(part.field, body, before, form);
      if (!piece.ok) return fail({ at: part.at, ...piece.error });
      pieces[index] = piece.value;
    }
  }
  return ok(joined([...pieces, template.ending]));
}

const NOTHING = new Uint8Array(0);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

type Piece = Result<Uint8Array | null, TemplateProblem>;

function stageOf({ name }: Field): 'first' | 'len' | 'checksum' {
  if (name === 'len') return 'len';
  return name === 'crc16' || name === 'crc32' || name === 'sum8' ? 'checksum' : 'first';
}

/** What needs nothing of the rest of the message; null for what does. */
function first(field: Field, facts: TemplateFacts, form: ComposeForm): Piece {
  switch (field.name) {
    case 'counter':
      return number(wrapped(facts.counter, field.form), field, form);
    case 'time':
      if (field.as === 'iso') return plain(new Date(facts.now).toISOString(), form);
      return number(field.as === 'ms' ? facts.now : Math.floor(facts.now / 1_000), field, form);
    case 'random': {
      const bytes = facts.random(field.count);
      if (field.as === 'bytes') return ok(bytes);
      const letters = Array.from(bytes, (byte) =>
        field.as === 'hex'
          ? byte.toString(16).toUpperCase().padStart(2, '0')
          : LETTERS[byte % LETTERS.length],
      );
      return plain(letters.join(''), form);
    }
    case 'env': {
      const value = facts.env(field.variable);
      return value === undefined
        ? fail({ problem: 'no-variable', name: field.variable })
        : plain(value, form);
    }
    case 'own':
      return ok(facts.own?.(field.key) ?? NOTHING);
    case 'len':
    case 'crc16':
    case 'crc32':
    case 'sum8':
      return ok(null);
    default:
      return assertNever(field);
  }
}

function numbered(field: Field, body: number, before: Uint8Array, form: ComposeForm): Piece {
  switch (field.name) {
    case 'len':
      return number(Math.max(0, body + field.plus), field, form);
    case 'crc16':
      return number(crc16(before, field.variant), field, form);
    case 'crc32':
      return number(crc32(before), field, form);
    case 'sum8':
      return number(sum8(before), field, form);
    default:
      return ok(null);
  }
}

/** A counter begins again at 0 when its digits or bytes are used up. */
function wrapped(counter: number, form: NumberForm): number {
  if (form.as === 'digits') return form.width === 1 ? counter : counter % form.base ** form.width;
  return counter % 256 ** form.width;
}

function number(
  value: number,
  { name, form }: { readonly name: string; readonly form: NumberForm },
  text: ComposeForm,
): Piece {
  if (form.as === 'digits')
    return plain(value.toString(form.base).toUpperCase().padStart(form.width, '0'), text);
  if (value >= 256 ** form.width) return fail({ problem: 'does-not-fit', name, value });
  const bytes = new Uint8Array(form.width);
  let rest = value;
  for (let at = form.width - 1; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return ok(form.little ? bytes.reverse() : bytes);
}

/** Text as it stands, in the encoding of the template. */
function plain(text: string, { encoding }: ComposeForm): Piece {
  const encoded = encodeText(text, encoding);
  return encoded.ok
    ? ok(encoded.value)
    : fail({ problem: 'unencodable', character: encoded.error.character });
}

function joined(pieces: readonly (Uint8Array | null)[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0));
  let at = 0;
  for (const piece of pieces) {
    if (piece === null) continue;
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
