import { NO_CARRY } from '@shared/bytes/printable';
import { encodeUtf8 } from '@shared/bytes/utf8';
import { BY_LINE } from '@shared/framing/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRow, moreMark } from '../../../renderer/features/traffic/format/formatRow';
import { whoWidth } from '../../../renderer/features/traffic/format/gutter';
import { RowFormatter } from '../../../renderer/features/traffic/format/rowFormatter';
import { ALL_CODES, hueCode, SGR } from '../../../renderer/features/traffic/format/sgr';
import { USUAL_VIEW, type ViewOptions } from '../../../renderer/features/traffic/model/viewOptions';
import { isCut, shownBytes } from '../../../renderer/features/traffic/model/viewRows';
import { chunk, context, END, event, REFUSED } from '../../helpers/rows';

const plain = (ansi: string): string => ALL_CODES.reduce((text, code) => text.replaceAll(code, ''), ansi);
const text = (...parameters: Parameters<typeof formatRow>): string => plain(formatRow(...parameters).ansi);
const server = context();
const client = context({ server: false });

describe('a chunk', () => {
  it('says when, who, which way, how much and what', () => {
    expect(text(chunk('received', 'hello\n'), server)).toBe('12:03:04.123 #1  ←        6 B  hello␊');
    expect(text(chunk('sent', 'hello\n', { socket: 12 }), server)).toBe(
      '12:03:04.123 #12   →      6 B  hello␊',
    );
  });

  it('names no connection on a client, which has one', () => {
    expect(text(chunk('sent', 'x'), client)).toBe('12:03:04.123   →      1 B  x');
  });

  it('shows the direction by the place of its glyph, not by colour', () => {
    const received = text(chunk('received', ''), client).indexOf('←');
    const sent = text(chunk('sent', ''), client).indexOf('→');
    expect(sent).toBe(received + 2);
  });

  it('has the colour of its endpoint', () => {
    const { ansi } = formatRow(chunk('received', 'x', { socket: 3 }), context({ endpoint: () => 5 }));
    expect(ansi).toContain(`${hueCode(5)}←`);
  });

  it('says how much of it is elsewhere, and ends with that', () => {
    const row = chunk('received', 'abc', { total: 65_536 });
    expect(text(row, server)).toBe('12:03:04.123 #1  ←   65,536 B  abc … +65,533 B');
    expect(moreMark(row, server)).toBe('… +65,533 B');
  });

  it('reads Hangul and emoji', () => {
    expect(text(chunk('received', '안녕 👨‍👩‍👧‍👦\r\n'), client)).toContain('  안녕 👨‍👩‍👧‍👦␍␊');
  });

  it('counts time from the start of the engine', () => {
    expect(text(chunk('sent', 'x', { at: 1_500 }), client)).toMatch(/^12:03:05\.623/);
  });
});

describe('UTF-8 over chunks', () => {
  const bytes = encodeUtf8('한글');

  it('completes a character in the next chunk of the same socket and direction', () => {
    const formatter = new RowFormatter(client, 120);
    formatter.format(event('connected', { ...END, durationMs: 1 }));
    expect(plain(formatter.format(chunk('received', bytes.slice(0, 4))).ansi)).toMatch(/ 한‥$/);
    expect(plain(formatter.format(chunk('sent', 'ok')).ansi)).toMatch(/ ok$/);
    expect(plain(formatter.format(chunk('received', bytes.slice(4))).ansi)).toMatch(/ 글$/);
  });

  it('does not join what was never together: after a gap, and for another connection', () => {
    const formatter = new RowFormatter(server, 120);
    formatter.format(chunk('received', bytes.slice(0, 4)));
    formatter.format(event('skipped', { fromSeq: 1, toSeq: 2, rows: 2, bytes: 9 }, 0));
    expect(plain(formatter.format(chunk('received', bytes.slice(4))).ansi)).not.toContain('글');
    formatter.format(chunk('received', bytes.slice(0, 4), { socket: 1 }));
    expect(plain(formatter.format(chunk('received', bytes.slice(4), { socket: 2 })).ansi)).not.toContain(
      '글',
    );
  });

  it('draws the same again after a restart', () => {
    const formatter = new RowFormatter(server, 120);
    const rows = [
      event('accepted', END),
      chunk('received', bytes.slice(0, 2)),
      chunk('received', bytes.slice(2)),
    ];
    const first = rows.map((row) => formatter.format(row).ansi);
    formatter.restart(undefined);
    expect(rows.map((row) => formatter.format(row).ansi)).toEqual(first);
  });
});

describe('events and gaps', () => {
  it('stand in the middle and are quiet', () => {
    const { ansi } = formatRow(event('accepted', END), server);
    expect(plain(ansi)).toBe('12:03:04.123 #1   ●  accepted 127.0.0.1:43276');
    expect(ansi).toContain(`${SGR.muted}accepted`);
  });

  it('of the session name no connection', () => {
    expect(text(event('listening', { local: END.local, backlog: 5 }, 0), server)).toBe(
      '12:03:04.123      ●  listening on 127.0.0.1:9190 · backlog 5',
    );
  });

  it('that went wrong carry a mark of their own beside the colour', () => {
    const row = event('connect-failed', { error: REFUSED, durationMs: 3 });
    expect(text(row, client)).toContain('✕ not connected: ECONNREFUSED · 3 ms — ');
    expect(text(event('reset-sent', END), client)).toContain('! reset the connection');
  });

  it('show where a fact comes from', () => {
    const kernel = { ...event('accepted', END), evidence: 'kernel' } as const;
    expect(text(kernel, client)).toContain(' ◆ ');
  });

  it('a gap offers to be loaded, one that is gone does not', () => {
    const gap = event('skipped', { fromSeq: 1, toSeq: 9, rows: 12_345, bytes: 1_200_000 }, 0);
    expect(text(gap, client)).toBe('              ⋯  12,345 rows · 1.2 MB not shown — load');
    const gone = { ...gap, type: 'gone', rows: 12_345, bytes: 1_200_000 } as const;
    expect(text(gone, client)).toContain('12,345 rows · 1.2 MB are no longer in the log');
  });

  it('speak Korean', () => {
    const korean = context({ language: 'ko', server: false });
    expect(text(event('reading-paused', END), korean)).toContain('읽기 멈춤');
  });
});

describe('what a peer can do to the terminal', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
  const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  it('is nothing: no control sequence but our own, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map((string) => encodeUtf8(string)),
      fc
        .constantFrom('\x1b[2J', '\x1b]52;c;aGFjaw==\x07', '\x9b31m', '\x1bP1$r0m\x1b\\', '\u202e', '\r\n\t')
        .map(encodeUtf8),
    );
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), fc.boolean(), (chunks, cut) => {
        let carry = NO_CARRY;
        for (const data of chunks) {
          const formatted = formatRow(
            chunk('received', data, cut ? { total: data.length + 9 } : {}),
            server,
            carry,
          );
          carry = formatted.carry ?? carry;
          expect(plain(formatted.ansi)).not.toMatch(CONTROL);
        }
      }),
    );
  });

  it('is nothing by names and codes either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (evil) => {
        const error = { ...REFUSED, code: `E${evil}` };
        const rows = [
          event('lookup', { host: evil, addresses: [], durationMs: 1, error }),
          event('connecting', { host: evil, port: 1, timeoutMs: 1, attempt: 2 }),
          event('failed', { ...END, error }),
        ];
        for (const row of rows) expect(plain(formatRow(row, server).ansi)).not.toMatch(CONTROL);
      }),
    );
  });
});

it('makes room for the number of every connection', () => {
  expect(whoWidth([])).toBe(3);
  expect(whoWidth([{ socket: 7 }, { socket: 1_024 }])).toBe(5);
});

describe('binary chunks', () => {
  const bytes = (length: number, of: (i: number) => number) => Uint8Array.from({ length }, (_, i) => of(i));

  it('shows the beginning of what is plainly not text, and says how much more there is', () => {
    const binary = chunk(
      'received',
      bytes(1024, (i) => (i * 131) & 0xff),
    );
    expect(shownBytes(binary)).toHaveLength(256);
    expect(isCut(binary)).toBe(true);
    const { ansi } = formatRow(binary, server);
    // One colour for all of it: a flood of it must not draw an element per byte.
    expect(ansi.split(SGR.mark)).toHaveLength(2);
    expect(ansi).not.toContain(SGR.invalid);
  });

  it.each([
    ['short binary', bytes(200, (i) => i & 0x1f)],
    ['lines with CR, LF and tabs', bytes(1024, (i) => [0x61, 0x0d, 0x0a, 0x09][i % 4] ?? 0)],
    ['Hangul', new TextEncoder().encode('안녕'.repeat(150))],
  ])('shows all of %s', (_what, data) => {
    const row = chunk('sent', data);
    expect(shownBytes(row)).toHaveLength(data.length);
    expect(isCut(row)).toBe(false);
  });
});

describe('the view', () => {
  const viewed = (view: Partial<ViewOptions>, more: Parameters<typeof context>[0] = {}) =>
    context({ server: false, view: { ...USUAL_VIEW, ...view }, ...more });
  const wide = { before: null, cols: 140 };
  const narrow = { before: null, cols: 75 };
  const tiny = { before: null, cols: 50 };
  const row = chunk('received', 'hello, wide world\n');

  it('in hex has the dump beside the columns where it fits', () => {
    const { ansi, lines } = formatRow(row, viewed({ form: 'hex' }), NO_CARRY, wide);
    expect(plain(ansi).split('\r\n')).toEqual([
      '12:03:04.123 ←       18 B  00000000: 6865 6c6c 6f2c 2077 6964 6520 776f 726c  hello, wide worl',
      '                           00000010: 640a                                     d.',
    ]);
    expect(lines).toBe(2);
  });

  it('in hex has the dump below where it does not, and shorter lines where even that is too wide', () => {
    expect(plain(formatRow(row, viewed({ form: 'hex' }), NO_CARRY, narrow).ansi).split('\r\n')).toEqual([
      '12:03:04.123 ←       18 B  ',
      '  00000000: 6865 6c6c 6f2c 2077 6964 6520 776f 726c  hello, wide worl',
      '  00000010: 640a                                     d.',
    ]);
    expect(plain(formatRow(row, viewed({ form: 'hex' }), NO_CARRY, tiny).ansi).split('\r\n')[1]).toBe(
      '  00000000: 6865 6c6c 6f2c 2077  hello, w',
    );
  });

  it('in both has the text first', () => {
    const { ansi, lines } = formatRow(row, viewed({ form: 'both' }), NO_CARRY, wide);
    const [first, second] = plain(ansi).split('\r\n');
    expect(first).toBe('12:03:04.123 ←       18 B  hello, wide world␊');
    expect(second).toMatch(/^ {27}00000000: 6865/);
    expect(lines).toBe(3);
  });

  it('ends with what is not shown', () => {
    const cut = chunk('received', 'ab', { total: 9 });
    for (const form of ['text', 'hex', 'both'] as const)
      expect(plain(formatRow(cut, viewed({ form }), NO_CARRY, wide).ansi)).toMatch(/… \+7 B$/);
  });

  it('shows all bytes of a binary row in hex', () => {
    const binary = chunk(
      'sent',
      Uint8Array.from({ length: 1_024 }, (_, i) => i & 0xff),
    );
    expect(formatRow(binary, viewed({ form: 'hex' }), NO_CARRY, wide).lines).toBe(64);
    expect(isCut(binary, 'hex')).toBe(false);
  });

  it('tells the time since the start, or since the row before', () => {
    const later = chunk('sent', 'x', { at: 1_234.567 });
    const since = viewed({ time: 'since' }, { startAt: 234 });
    expect(plain(formatRow(later, since).ansi)).toBe('    1.000567   →      1 B  x');
    const delta = viewed({ time: 'delta' });
    const stand = { before: 1_234.5, cols: 120 };
    expect(plain(formatRow(later, delta, NO_CARRY, stand).ansi)).toMatch(/^ {4}0\.000067 /);
    expect(plain(formatRow(later, delta).ansi)).toMatch(/^ {13} {2}→/);
  });

  it('knows the row before, but not over a gap', () => {
    const formatter = new RowFormatter(viewed({ time: 'delta' }), 120);
    formatter.restart(chunk('sent', 'a', { at: 1_000 }));
    expect(formatter.format(chunk('sent', 'b', { at: 3_000 })).ansi).toContain('2.000000');
    expect(formatter.format(event('accepted', END)).ansi).toContain('-3.000000');
    formatter.format(event('skipped', { fromSeq: 1, toSeq: 2, rows: 2, bytes: 9 }, 0));
    expect(plain(formatter.format(chunk('sent', 'c', { at: 9_000 })).ansi)).toMatch(/^ {13}/);
  });

  it('leaves out the columns that are not wanted', () => {
    const columns = { time: false, who: false, direction: false, size: false };
    expect(text(chunk('sent', 'x'), viewed({ columns }))).toBe('x');
    expect(text(chunk('sent', 'x'), viewed({ columns }, { server: true }))).toBe('x');
    // Where a fact comes from is always told.
    expect(text(event('accepted', END), viewed({ columns }))).toMatch(/^ ● {2}accepted/);
    expect(text(chunk('sent', 'x'), viewed({ columns: { ...columns, direction: true } }))).toBe('  → x');
  });

  it('reads text in the encoding that was chosen', () => {
    const korean = chunk('received', Uint8Array.of(0xbe, 0xc8, 0xb3, 0xe7, 0x1b));
    expect(text(korean, viewed({ encoding: 'euc-kr' }))).toMatch(/ {2}안녕␛$/);
  });

  it('says what is wrong with a frame, and in how many chunks it came', () => {
    const frame = {
      ...chunk('received', 'ab', { total: 9 }),
      frame: { chunks: 2, fromSeq: 1, end: 1, flaws: ['headless', 'cut'] as const },
    };
    expect(text(frame, viewed({ framing: BY_LINE }))).toBe(
      '12:03:04.123 ←        9 B  ×2  ab ! beginning not seen · 7 B not loaded',
    );
  });
});
