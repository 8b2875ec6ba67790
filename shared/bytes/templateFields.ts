/** What may stand between `{{` and `}}`: read once, before anything is sent. Pure. */
import { fail, ok, type Result } from '../contract/result';
import { CRC16_VARIANTS, type Crc16Variant } from './checksum';

/** How a number is written: as digits of the template's text, or as bytes. */
export type NumberForm =
  | { readonly as: 'digits'; readonly base: 10 | 16; readonly width: number }
  | { readonly as: 'bytes'; readonly width: number; readonly little: boolean };

export const RANDOM_FORMS = ['bytes', 'hex', 'text'] as const;
type RandomForm = (typeof RANDOM_FORMS)[number];
export const TIME_FORMS = ['iso', 'unix', 'ms'] as const;
type TimeForm = (typeof TIME_FORMS)[number];

export type Field =
  | { readonly name: 'counter'; readonly form: NumberForm }
  /** `plus`: what a protocol counts beside the body, the length itself for instance. */
  | { readonly name: 'len'; readonly form: NumberForm; readonly plus: number }
  | { readonly name: 'crc16'; readonly form: NumberForm; readonly variant: Crc16Variant }
  | { readonly name: 'crc32' | 'sum8'; readonly form: NumberForm }
  | { readonly name: 'time'; readonly as: TimeForm; readonly form: NumberForm }
  | { readonly name: 'random'; readonly as: RandomForm; readonly count: number }
  | { readonly name: 'env'; readonly variable: string }
  /** A name of whoever expands the template. */
  | { readonly name: 'own'; readonly key: string };

export type FieldProblem =
  | { readonly problem: 'unknown'; readonly name: string }
  | { readonly problem: 'option'; readonly name: string; readonly option: string };

/** Bytes or characters of one `{{random}}`. */
export const RANDOM_MAX = 65_536;
/** Digits of a padded number; more is a typing error. */
const DIGITS_MAX = 32;
const BYTES_MAX = 8;

const decimal = (width: number): NumberForm => ({ as: 'digits', base: 10, width });
const hexDigits = (width: number): NumberForm => ({ as: 'digits', base: 16, width });
const binary = (width: number, little = false): NumberForm => ({ as: 'bytes', width, little });

/** Reads what stands between the braces. A hex template has bytes where a text has digits, unless an option says more. */
export function readField(
  inner: string,
  mode: 'text' | 'hex',
  isOwn: (name: string) => boolean,
): Result<Field, FieldProblem> {
  const [head = '', ...options] = inner.trim().split(':');
  const [, name = '', rest = ''] = /^([A-Za-z0-9]*)(.*)$/s.exec(head.trim()) ?? [];
  const asText = mode === 'text';
  const bad = (option: string): { ok: false; error: FieldProblem } =>
    fail({ problem: 'option', name, option: option.trim() });
  const number = (
    usual: NumberForm,
    left: readonly string[],
    bytes = 1,
  ): Result<NumberForm, FieldProblem> => {
    const [option, more] = left;
    if (option === undefined) return ok(usual);
    const form = more === undefined ? numberForm(option.trim()) : null;
    // A checksum in fewer bytes than it has would fit today and not tomorrow.
    const isNarrow = form?.as === 'bytes' && form.width < bytes;
    return form === null || isNarrow ? bad(more ?? option) : ok(form);
  };
  /** Whether the first option is one of these words; the rest is for the number. */
  const word = <T extends string>(words: readonly T[], usual: T): [T, string[]] => {
    const found = words.find((candidate) => candidate === options[0]?.trim());
    return found === undefined ? [usual, options] : [found, options.slice(1)];
  };

  if (isOwn(inner.trim())) return ok({ name: 'own', key: inner.trim() });
  if (name !== 'env' && name !== 'random' && name !== 'len' && rest !== '')
    return fail({ problem: 'unknown', name: head.trim() });
  switch (name) {
    case 'counter': {
      const form = number(asText ? decimal(1) : binary(4), options);
      return form.ok ? ok({ name, form: form.value }) : form;
    }
    case 'len': {
      const plus = rest === '' ? 0 : signed(rest);
      if (plus === null) return bad(rest);
      const form = number(asText ? decimal(1) : binary(2), options);
      return form.ok ? ok({ name, plus, form: form.value }) : form;
    }
    case 'crc16': {
      const [variant, left] = word(CRC16_VARIANTS, 'modbus');
      // Modbus sends the low byte first; the others, the high one.
      const form = number(asText ? hexDigits(4) : binary(2, variant === 'modbus'), left, 2);
      return form.ok ? ok({ name, variant, form: form.value }) : form;
    }
    case 'crc32':
    case 'sum8': {
      const bytes = name === 'crc32' ? 4 : 1;
      const form = number(asText ? hexDigits(bytes * 2) : binary(bytes), options, bytes);
      return form.ok ? ok({ name, form: form.value }) : form;
    }
    case 'time': {
      const [as, left] = word(TIME_FORMS, asText ? 'iso' : 'unix');
      if (as === 'iso') return left[0] === undefined ? ok({ name, as, form: decimal(1) }) : bad(left[0]);
      const form = number(asText ? decimal(1) : binary(as === 'ms' ? 8 : 4), left);
      return form.ok ? ok({ name, as, form: form.value }) : form;
    }
    case 'random': {
      const count = /^\s+\d{1,5}$/.test(rest) ? Number(rest) : 0;
      if (count < 1 || count > RANDOM_MAX) return bad(rest);
      const [as, left] = word(RANDOM_FORMS, 'bytes');
      return left[0] === undefined ? ok({ name, as, count }) : bad(left[0]);
    }
    case 'env': {
      // A variable's name may hold a colon on no system we know.
      if (!/^\.[^\s:=]+$/.test(rest) || options.length > 0)
        return fail({ problem: 'unknown', name: inner.trim() });
      return ok({ name, variable: rest.slice(1) });
    }
    default:
      return fail({ problem: 'unknown', name: head.trim() });
  }
}

/** `4` four digits · `x4` four hex digits · `2be` `2le` bytes, high or low first · `1` byte is both. */
function numberForm(option: string): NumberForm | null {
  const [, hex, digits, order] = /^(x?)(\d{1,2})(be|le)?$/.exec(option) ?? [];
  const width = Number(digits);
  if (digits === undefined || width < 1) return null;
  if (order !== undefined) return hex === '' && width <= BYTES_MAX ? binary(width, order === 'le') : null;
  if (width > DIGITS_MAX) return null;
  return hex === 'x' ? hexDigits(width) : decimal(width);
}

function signed(text: string): number | null {
  return /^\s*[+-]\s*\d{1,5}$/.test(text) ? Number(text.replace(/\s/g, '')) : null;
}
