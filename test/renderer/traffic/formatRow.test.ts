import { NO_CARRY } from '@shared/bytes/printable';
import { encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRow, moreMark, whoWidth } from '../../../renderer/features/traffic/format/formatRow';
import { RowFormatter } from '../../../renderer/features/traffic/format/rowFormatter';
import { ALL_CODES, hueCode, SGR } from '../../../renderer/features/traffic/format/sgr';
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
    const formatter = new RowFormatter(client);
    formatter.format(event('connected', { ...END, durationMs: 1 }));
    expect(plain(formatter.format(chunk('received', bytes.slice(0, 4))))).toMatch(/ 한‥$/);
    expect(plain(formatter.format(chunk('sent', 'ok')))).toMatch(/ ok$/);
    expect(plain(formatter.format(chunk('received', bytes.slice(4))))).toMatch(/ 글$/);
  });

  it('does not join what was never together: after a gap, and for another connection', () => {
    const formatter = new RowFormatter(server);
    formatter.format(chunk('received', bytes.slice(0, 4)));
    formatter.format(event('skipped', { fromSeq: 1, toSeq: 2, rows: 2, bytes: 9 }, 0));
    expect(plain(formatter.format(chunk('received', bytes.slice(4))))).not.toContain('글');
    formatter.format(chunk('received', bytes.slice(0, 4), { socket: 1 }));
    expect(plain(formatter.format(chunk('received', bytes.slice(4), { socket: 2 })))).not.toContain('글');
  });

  it('draws the same again after a restart', () => {
    const formatter = new RowFormatter(server);
    const rows = [
      event('accepted', END),
      chunk('received', bytes.slice(0, 2)),
      chunk('received', bytes.slice(2)),
    ];
    const first = rows.map((row) => formatter.format(row));
    formatter.restart();
    expect(rows.map((row) => formatter.format(row))).toEqual(first);
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
