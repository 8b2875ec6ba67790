import { StreamWindow, WINDOW_BYTES, type WindowMatch } from '@shared/jobs/streamWindow';
import { compileWanted, type Finder, type Wanted, wholeCharacters } from '@shared/jobs/wanted';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function finderOf(kind: Wanted['kind'], text: string): Finder {
  const compiled = compileWanted({ kind, text });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

/** Looks for one thing after the other in a stream that comes in these pieces. */
function seek(pieces: readonly Uint8Array[], finders: readonly Finder[]): WindowMatch[] {
  const window = new StreamWindow();
  const found: WindowMatch[] = [];
  for (const [index, piece] of pieces.entries()) {
    window.push(piece, index);
    for (let finder = finders[found.length]; finder !== undefined; finder = finders[found.length]) {
      const match = window.find(finder);
      if (match === null) break;
      found.push(match);
    }
  }
  return found;
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
}

const texts = (matches: readonly WindowMatch[]) => matches.map(({ bytes }) => textOf(bytes));

describe('what a step waits for', () => {
  it.each([
    ['regex', 'OK', 'x OK\r\n', 'OK'],
    ['regex', '(?i)ready\\r?\\n', 'not READY\nREADY\r\n', 'READY\n'],
    // The first byte that completes it is enough, however greedy it is written.
    ['regex', 'a+', 'xaaa', 'a'],
    ['regex', 'a.*b', 'abab', 'ab'],
    ['regex', '[가-힣]+!', '안녕!', '안녕!'],
    ['regex', '[$]\\$\\Q$\\E', '$$$', '$$$'],
    ['hex', 'aa ?? b?', '', ''],
  ] as const)('%s %s', (kind, wanted, stream, expected) => {
    if (kind === 'hex') {
      const bytes = Uint8Array.of(0xaa, 0x00, 0xc0, 0xaa, 0x01, 0xbf, 0x00);
      expect(seek([bytes], [finderOf(kind, wanted)]).map((match) => [...match.bytes])).toEqual([
        [0xaa, 0x01, 0xbf],
      ]);
    } else expect(texts(seek([bytesOf(stream)], [finderOf(kind, wanted)]))).toEqual([expected]);
  });

  it.each([
    ['regex', '', { key: 'empty' }],
    ['regex', 'a*', { key: 'empty' }],
    ['regex', 'OK$', { key: 'end', what: '$' }],
    ['regex', '\\bOK', { key: 'end', what: '\\b' }],
    ['regex', 'OK\\z', { key: 'end', what: '\\z' }],
    ['regex', '[]$]$', { key: 'end', what: '$' }],
    ['regex', '(OK', { key: 'regex' }],
    ['regex', '(?=OK)', { key: 'regex' }],
    ['hex', '', { key: 'hex', problem: 'empty' }],
    ['hex', 'a', { key: 'hex', problem: 'odd' }],
    ['hex', 'xy', { key: 'hex', problem: 'digit' }],
    ['hex', 'aa'.repeat(5_000), { key: 'hex', problem: 'long' }],
  ] as const)('%s %j is refused', (kind, text, problem) => {
    const compiled = compileWanted({ kind, text });
    expect(compiled.ok).toBe(false);
    if (!compiled.ok) expect(compiled.error).toMatchObject(problem);
  });

  it('is not found in a character that has only begun', () => {
    const finder = finderOf('regex', 'a[^é]');
    const stream = bytesOf('aéab');
    expect(texts(seek(cut(stream, [2]), [finder]))).toEqual(['ab']);
    expect(texts(seek([stream], [finder]))).toEqual(['ab']);
    expect(wholeCharacters(Uint8Array.of(0x61, 0xe2, 0x82))).toBe(1);
    expect(wholeCharacters(Uint8Array.of(0x61, 0xf0))).toBe(1);
    expect(wholeCharacters(bytesOf('a€'))).toBe(4);
    // Not the beginning of anything: it will not become more by waiting.
    expect(wholeCharacters(Uint8Array.of(0x80, 0x80, 0x80, 0x80))).toBe(4);
  });
});

describe('a window on a stream', () => {
  const WANTED: readonly Wanted[] = [
    { kind: 'regex', text: 'a+b' },
    { kind: 'regex', text: '(ab|ba)+' },
    { kind: 'regex', text: '^b' },
    { kind: 'regex', text: '한[ab]' },
    { kind: 'regex', text: '[^a]b' },
    { kind: 'hex', text: '61 ?? 62' },
    { kind: 'hex', text: '?d 95' },
  ];
  const stream = fc
    .array(fc.oneof(fc.constantFrom('a', 'b', 'ab', '한', '\n'), fc.string({ unit: 'binary' })), {
      maxLength: 40,
    })
    .map((parts) => bytesOf(parts.join('')));
  const noise = fc.uint8Array({ maxLength: 60 });
  const wanted = fc.array(fc.constantFrom(...WANTED), { minLength: 1, maxLength: 4 });
  const places = fc.array(fc.nat(200), { maxLength: 30 });

  it('finds the same wherever the stream was cut', () => {
    fc.assert(
      fc.property(fc.oneof(stream, noise), wanted, places, (bytes, wishes, at) => {
        const finders = wishes.map(({ kind, text }) => finderOf(kind, text));
        const whole = seek([bytes], finders).map((match) => [...match.bytes]);
        expect(seek(cut(bytes, at), finders).map((match) => [...match.bytes])).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same when the stream is longer than the window', () => {
    const near = fc.integer({ min: -3, max: 3 });
    const places = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 6 }), near).map(([n, off]) => n * WINDOW_BYTES + off),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        places,
        places,
        fc.constantFrom('xyz', 'x[^z]*z', '^[.]*xy', '(?s)x.{100}z'),
        (marks, cuts, text) => {
          const bytes = new Uint8Array(7 * WINDOW_BYTES).fill(0x2e);
          for (const mark of marks) bytes.set(bytesOf('xyz'), mark);
          const finder = finderOf('regex', text);
          const show = (pieces: readonly Uint8Array[]) =>
            seek(pieces, [finder, finder, finder]).map((match) => textOf(match.bytes));
          expect(show(cut(bytes, cuts))).toEqual(show([bytes]));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('remembers when the byte came that completed a find', () => {
    const found = seek(['say', ' O', 'K', ' and OK'].map(bytesOf), [
      finderOf('regex', 'OK'),
      finderOf('regex', 'OK'),
    ]);
    expect(found.map(({ at }) => at)).toEqual([2, 3]);
  });

  it('keeps for the next wait what came behind a find, and nothing before it', () => {
    const ok = finderOf('regex', 'ok');
    expect(seek([bytesOf('done ok')], [ok, finderOf('regex', 'done')])).toHaveLength(1);
    expect(texts(seek([bytesOf('ok done')], [ok, finderOf('regex', '^ done')]))).toEqual(['ok', ' done']);
  });

  it('sees what was absorbed while nobody looked, as far back as it goes', () => {
    const window = new StreamWindow();
    expect(window.push(bytesOf('early '), 1)).toBe(false);
    expect(window.push(new Uint8Array(3 * WINDOW_BYTES), 2)).toBe(true);
    window.push(bytesOf('late'), 3);
    window.absorb();
    window.begin();
    expect(window.find(finderOf('regex', 'early'))).toBeNull();
    window.begin();
    expect(window.find(finderOf('regex', 'late'))).toMatchObject({ at: 3 });
    window.push(bytesOf('late'), 4);
    window.clear();
    expect(window.find(finderOf('regex', 'late'))).toBeNull();
  });
});
