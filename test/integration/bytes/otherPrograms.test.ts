// The same bytes as other programs make of the same text: printf, xxd and Python's codecs.
import { spawnSync } from 'node:child_process';
import { composeBytes } from '@shared/bytes/compose';
import { decodeText, type Encoding, encodeText } from '@shared/bytes/encoding';
import { formatHex, parseHex } from '@shared/bytes/hexText';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function run(command: string, args: readonly string[], input: Uint8Array | string = ''): Buffer {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    input,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
  return stdout;
}

/** True when it can be run here; otherwise says what is not compared. */
function has(command: string, ...args: string[]): boolean {
  const found = spawnSync(command, args).error === undefined;
  if (!found) console.warn(`${command} is not installed: not compared with it`);
  return found;
}

function bytesOf(text: string, mode: 'text' | 'hex' = 'text'): Buffer {
  const composed = composeBytes(text, { mode, encoding: 'utf-8', ending: 'none' });
  if (!composed.ok) throw new Error(`${composed.error.problem} at ${composed.error.at} of ${text}`);
  return Buffer.from(composed.value.bytes);
}

// `env` finds the program; a shell would run its own.
describe.runIf(has('env', 'printf', '%s', ''))('printf', () => {
  it.each(['a\\r\\n\\tb', '\\e[31mred\\e[0m', 'nul\\0end', '\\x00\\x7f\\x80\\xff', 'C:\\\\new', '한글\\x0a'])(
    'makes the same of %s',
    (text) => {
      expect(bytesOf(text)).toEqual(run('env', ['printf', text]));
    },
  );

  it('makes the same of whatever is put together of them', () => {
    const piece = fc.constantFrom(
      '\\r',
      '\\n',
      '\\t',
      '\\e',
      '\\\\',
      '\\0',
      'a',
      'x',
      '한',
      '👋',
      ' ',
      'é',
      '"',
    );
    const byte = fc.integer({ min: 0, max: 255 }).map((n) => `\\x${n.toString(16).padStart(2, '0')}`);
    // One run of the program for all of them.
    const text = fc.sample(fc.oneof(piece, byte), 5000).join('');
    expect(bytesOf(text)).toEqual(run('env', ['printf', text]));
  });

  it('knows the same characters by their numbers', () => {
    const numbers = fc.sample(fc.integer({ min: 0xa0, max: 0x10ffff }), 300);
    const points = numbers.filter((n) => n < 0xd800 || n > 0xdfff);
    const ours = points.map((n) => `\\u{${n.toString(16)}}`).join('');
    const theirs = points.map((n) => `\\U${n.toString(16).padStart(8, '0')}`).join('');
    expect(bytesOf(ours)).toEqual(run('env', ['printf', theirs]));
  });
});

describe.runIf(has('xxd', '-v'))('xxd', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) & 0xff);

  it('reads what is written here', () => {
    expect(run('xxd', ['-r', '-p'], formatHex(bytes))).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['plain', ['-p']],
    ['an array for C', ['-i']],
    ['an array in capitals', ['-i', '-u']],
  ])('writes what is read here: %s', (_, options) => {
    expect(bytesOf(run('xxd', options, bytes).toString(), 'hex')).toEqual(Buffer.from(bytes));
  });

  it('makes the same of pairs, wherever the spaces are', () => {
    const texts = fc.sample(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.constantFrom('', ' ', '\n')), { minLength: 1 }),
      20,
    );
    for (const pairs of texts) {
      const text = pairs.map(([byte, space]) => byte.toString(16).padStart(2, '0') + space).join('');
      const parsed = parseHex(text);
      expect(parsed.ok && Buffer.from(parsed.value)).toEqual(run('xxd', ['-r', '-p'], text));
    }
  });
});

/** One line for each character of the basic plane: its bytes in hex, or nothing where it has none. */
const ENCODE = `
import sys
for n in range(0x10000):
    try: print(chr(n).encode(sys.argv[1]).hex())
    except UnicodeEncodeError: print('')
`;
/** One line for each pair of bytes: the number of the one character they are, or nothing. */
const DECODE = `
import sys
for n in range(0x10000):
    try:
        text = n.to_bytes(2, 'big').decode(sys.argv[1])
        print(ord(text) if len(text) == 1 else '')
    except UnicodeDecodeError: print('')
`;

describe.runIf(has('python3', '--version'))('Python', () => {
  const lines = (script: string, codec: string): string[] =>
    run('python3', ['-c', script, codec]).toString().trimEnd().split('\n');
  const encoded = (text: string, encoding: Encoding): string => {
    const bytes = encodeText(text, encoding);
    return bytes.ok ? Buffer.from(bytes.value).toString('hex') : '';
  };
  /** What they refuse is most of all: one in eleven is looked at. */
  const refused = (theirs: readonly string[]): number[] =>
    theirs.flatMap((line, n) => (line === '' && n % 11 === 0 ? [n] : []));
  /** All pairs of bytes that they can read, one after the other, and what they read. */
  const allPairs = (theirs: readonly string[]): { bytes: Uint8Array; text: string } => {
    const known = theirs.flatMap((line, n) => (line === '' ? [] : [n]));
    return {
      bytes: Uint8Array.from(known.flatMap((n) => [n >> 8, n & 0xff])),
      text: known.map((n) => String.fromCharCode(Number(theirs[n]))).join(''),
    };
  };

  it.each<[Encoding, string]>([
    ['utf-8', 'utf-8'],
    ['euc-kr', 'cp949'],
    ['latin-1', 'latin-1'],
    ['utf-16le', 'utf-16-le'],
    ['utf-16be', 'utf-16-be'],
  ])('%s: every character has the bytes of %s', (encoding, codec) => {
    const theirs = lines(ENCODE, codec);
    const known = theirs.flatMap((line, n) => (line === '' ? [] : [String.fromCharCode(n)]));
    expect(encoded(known.join(''), encoding)).toBe(theirs.join(''));
    expect(refused(theirs).filter((n) => encoded(String.fromCharCode(n), encoding) !== '')).toEqual([]);
  });

  it('euc-kr: every pair of bytes is the character of cp949', () => {
    const theirs = lines(DECODE, 'cp949');
    const { bytes, text } = allPairs(theirs);
    expect(decodeText(bytes, 'euc-kr')).toBe(text);
    for (const n of refused(theirs))
      expect(decodeText(Uint8Array.of(n >> 8, n & 0xff), 'euc-kr')).not.toMatch(/^[^\ufffd]$/);
  });

  // Where several bytes mean one character, the Web and Windows choose others than Python's cp932, which also takes a
  // few characters of other tables: so it is asked what our bytes mean.
  it('shift_jis: every character that is taken is the same to cp932', () => {
    const theirs = lines(DECODE, 'cp932');
    const { bytes, text } = allPairs(theirs);
    expect(decodeText(bytes, 'shift_jis')).toBe(text);
    const wrong: string[] = [];
    for (const character of new Set(`${text}−`)) {
      const pair = encoded(character, 'shift_jis');
      if (pair.length === 4 && theirs[Number.parseInt(pair, 16)] !== String(character.charCodeAt(0)))
        wrong.push(`${character} ${pair}`);
    }
    // The minus sign has always been sent as the wide one.
    expect(wrong).toEqual(['− 817c']);
  });
});
