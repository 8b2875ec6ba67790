/**
 * Other ways to write bytes that nobody can type, which people paste from other tools: `$0D` (Hercules), `#13` (Pascal),
 * `<CR>` (YAT, manuals) and `\0D` (Packet Sender). They are text like any other until a person wants them converted.
 */

const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';

const NAMED: ReadonlyMap<string, readonly number[]> = new Map([
  ...CONTROLS.split(' ').map((name, byte): [string, number[]] => [name, [byte]]),
  ['TAB', [0x09]],
  ['DEL', [0x7f]],
  ['CRLF', [0x0d, 0x0a]],
  // The small ones that cannot be taken for HTML.
  ['cr', [0x0d]],
  ['lf', [0x0a]],
  ['crlf', [0x0d, 0x0a]],
]);

/** Escapes of ours come first: they stand for themselves, and `\\0D` is a backslash and `0D`. */
const FORMS =
  /\\\\|\\x[0-9a-f]{2}|\\u\{|(?:\$|\\)(?<hex>[0-9a-f]{2})|#(?<decimal>\d{1,3})(?!\w)|<(?<name>[a-z][a-z0-9]{1,3})>/gi;

/** Something of the text is such a form; what could only be text (`$41`, `#65`) is not enough. The first one is named. */
export function findForm(text: string): string | null {
  for (const found of text.matchAll(FORMS)) {
    const bytes = bytesOf(found.groups);
    if (bytes?.some((byte) => byte < 0x20 || byte >= 0x7f) === true) return found[0];
  }
  return null;
}

/** The same with our escapes. */
export function convertForms(text: string): string {
  let converted = '';
  let from = 0;
  for (const found of text.matchAll(FORMS)) {
    const bytes = bytesOf(found.groups);
    converted += text.slice(from, found.index) + (bytes?.map(written).join('') ?? found[0]);
    from = found.index + found[0].length;
  }
  return converted + text.slice(from);
}

type Groups = Readonly<Record<string, string | undefined>>;

function bytesOf(groups: Groups | undefined): readonly number[] | null {
  if (groups?.hex !== undefined) return [Number.parseInt(groups.hex, 16)];
  if (groups?.decimal !== undefined) {
    const value = Number(groups.decimal);
    return value < 256 ? [value] : null;
  }
  return groups?.name === undefined ? null : (NAMED.get(groups.name) ?? null);
}

const SHORT: Readonly<Record<number, string>> = { 13: '\\r', 10: '\\n', 9: '\\t', 27: '\\e', 92: '\\\\' };

/** NUL is not `\0`: that must not stand before a digit. */
function written(byte: number): string {
  const short = SHORT[byte];
  if (short !== undefined) return short;
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
