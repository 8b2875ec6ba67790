import { encodeUtf8 } from '@shared/bytes/utf8';
import { Terminal } from '@xterm/xterm';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { USUAL_VIEW } from '../../../renderer/features/traffic/model/viewOptions';
import type { ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { lineMap } from '../../../renderer/features/traffic/view/lineMap';
import { Mirror } from '../../../renderer/features/traffic/view/mirror';
import { Painter } from '../../../renderer/features/traffic/view/painter';
import { chunk, context, event } from '../../helpers/rows';

// A real xterm without a screen: parser and buffer are what these tests are about.
let term: Terminal;
function open(cols = 40, rows = 10, scrollback = 100): Painter {
  term = new Terminal({ cols, rows, scrollback, allowProposedApi: true, reflowCursorLine: true });
  return new Painter(term, context());
}
afterEach(() => term.dispose());

const append = (painter: Painter, rows: readonly ViewRow[]): Promise<void> =>
  new Promise((done) => painter.append(rows, done));
const redraw = (
  painter: Painter,
  rows: readonly ViewRow[],
  anchor: Parameters<Painter['redraw']>[1] = null,
) => new Promise<void>((done) => painter.redraw(rows, anchor, done));
function screen(): string[] {
  const { active } = term.buffer;
  return Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '');
}
const many = (n: number, content = 'x') =>
  Array.from({ length: n }, (_, i) => chunk('received', `${i} ${content}`));

describe('rows and lines', () => {
  it('one row is one line, wrapped where the terminal ends', async () => {
    const painter = open();
    const rows = [chunk('received', 'short'), chunk('sent', 'y'.repeat(60)), chunk('received', 'end')];
    await append(painter, rows);
    const { lines } = painter;
    expect(lines.linesOf(0)).toEqual({ start: 0, count: 1 });
    expect(lines.linesOf(1)).toEqual({ start: 1, count: 3 });
    expect([0, 1, 2, 3, 4].map((y) => lines.rowAt(y))).toEqual([0, 1, 1, 1, 2]);
    expect(lines.rowAt(5)).toBeNull();
    expect(lines.linesOf(3)).toBeNull();
  });

  it('are still known after another width, and when the oldest are gone', async () => {
    const painter = open(40, 10, 20);
    const rows = many(60, 'z'.repeat(30));
    await append(painter, rows);
    term.resize(80, 10);
    const last = painter.lines.linesOf(painter.rows.length - 1);
    expect(last?.count).toBe(1);
    expect(painter.rows.at(-1)).toBe(rows.at(-1));
    expect(painter.lines.linesOf(0)).toBeNull();
    const first = painter.lines.rowAt(0) ?? -1;
    expect(painter.textOf(painter.rows[first + 1] ?? event('ended'))).toContain(`${first + 1} zzz`);
  });

  it('keeps no more rows than the terminal has lines for', async () => {
    const painter = open(80, 10, 20);
    for (let i = 0; i < 20; i++) await append(painter, many(30));
    expect(painter.rows.length).toBeLessThanOrEqual(60);
    expect(painter.textOf(painter.rows.at(-1) ?? event('ended'))).toContain('29 x');
  });

  it('an empty terminal has no rows', () => {
    const painter = open();
    expect(painter.lines.rowAt(0)).toBe(-1);
    expect(painter.topAnchor()).toBeNull();
    expect(lineMap(term.buffer.active, []).linesOf(0)).toBeNull();
  });
});

describe('redrawing', () => {
  it('replaces everything and stays where it was', async () => {
    const painter = open(80, 10, 200);
    const rows = many(100);
    await append(painter, rows);
    term.scrollToLine(40);
    const anchor = painter.topAnchor();
    expect(anchor?.row).toBe(rows[40]);
    await redraw(painter, [...many(30, 'older'), ...rows], anchor);
    expect(painter.topAnchor()?.row).toBe(rows[40]);
    expect(screen().filter((line) => line.includes('older'))).toHaveLength(30);
  });

  it('without a place to keep goes to the end', async () => {
    const painter = open(80, 10, 200);
    await append(painter, many(100));
    term.scrollToLine(3);
    await redraw(painter, many(50));
    expect(term.buffer.active.viewportY).toBe(term.buffer.active.baseY);
    expect(screen().filter((line) => line !== '')).toHaveLength(50);
  });

  it('a later one wins over one under way', async () => {
    const painter = open(80, 10, 5_000);
    painter.redraw(many(4_000, 'first'.repeat(10)), null, () => undefined);
    await redraw(painter, many(3, 'second'));
    expect(
      screen()
        .filter((line) => line !== '')
        .every((line) => line.includes('second')),
    ).toBe(true);
    expect(painter.rows).toHaveLength(3);
  });

  it('of nothing empties the terminal', async () => {
    const painter = open();
    await append(painter, many(50));
    await redraw(painter, []);
    expect(screen().join('')).toBe('');
    await append(painter, many(1));
    expect(screen()[0]).toContain('0 x');
  });

  it('draws only what the terminal can keep', async () => {
    const painter = open(80, 10, 20);
    await redraw(painter, many(1_000));
    expect(painter.rows.length).toBeLessThanOrEqual(31);
    expect(screen().at(-1)).toContain('999 x');
  });
});

describe('hostile bytes', () => {
  const EVIL = [
    '\x1b[2J\x1b[H',
    '\x1b]0;owned\x07',
    '\x1b]52;c;aGFjaw==\x07',
    '\x1b]8;;https://evil.example/\x07click\x1b]8;;\x07',
    '\x1bP+q544e\x1b\\',
    '\x1b[?1049h\x1b[?2026h\x1b[8m',
    '\x1b[6n\x1b[c\x1b]10;?\x07',
    '\x9b2J\x9d0;c1\x9c',
    '\r\nforged 12:03:04.123 #9 ←',
    '\x07\x08\x0c\x0e\x0f\x18\x1a\x7f\u202e\u2066\u200f',
  ];

  it('change no line, no mode, no title, and are answered by nothing', async () => {
    const painter = open(200, 40);
    const answers: string[] = [];
    const titles: string[] = [];
    const bells: number[] = [];
    term.onData((data) => answers.push(data));
    term.onTitleChange((title) => titles.push(title));
    term.onBell(() => bells.push(1));
    const modes = { ...term.modes };
    await append(painter, [
      chunk('received', 'before'),
      ...EVIL.map((evil) => chunk('received', `<${evil}>`)),
      chunk('sent', 'after'),
    ]);
    const lines = screen().filter((line) => line !== '');
    expect(lines).toHaveLength(EVIL.length + 2);
    for (const line of lines) expect(line).toMatch(/^12:03:04\.123 #1 {2}(←| {2}→)/);
    expect(lines[1]).toContain('<␛[2J␛[H>');
    expect(lines[9]).toContain('␍␊forged');
    expect([answers, titles, bells]).toEqual([[], [], []]);
    expect({ ...term.modes }).toEqual(modes);
    expect(term.buffer.active.type).toBe('normal');
    const cell = term.buffer.active.getLine(lines.length - 1)?.getCell(45);
    expect([cell?.isInvisible(), cell?.isInverse(), cell?.isUnderline()]).toEqual([0, 0, 0]);
  });

  it('of any kind take one row each and leave the next row alone', async () => {
    const painter = open(600, 40, 0);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (bytes) => {
        await redraw(painter, []);
        await append(painter, [
          chunk('received', bytes),
          chunk('received', bytes, { socket: 2 }),
          chunk('sent', 'end'),
        ]);
        const lines = screen().filter((line) => line !== '');
        expect(lines).toHaveLength(3);
        expect(lines[2]).toBe('12:03:04.123 #1    →      3 B  end');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the mirror for screen readers', () => {
  it('has one text per visible row, wrapped lines put together', async () => {
    const painter = open(40, 6);
    const element = document.createElement('div');
    const mirror = new Mirror(element, term, painter);
    await append(painter, [...many(10), chunk('sent', `안녕 ${'w'.repeat(50)}`)]);
    mirror.changed();
    const texts = [...element.children].map((child) => child.textContent);
    expect(texts).toHaveLength(4);
    expect(texts.at(-1)).toBe(`12:03:04.123 #1    →     57 B  안녕 ${'w'.repeat(50)}`);
    mirror.dispose();
  });

  it('is empty when there are no rows', async () => {
    const painter = open();
    const element = document.createElement('div');
    const mirror = new Mirror(element, term, painter);
    await append(painter, [chunk('sent', encodeUtf8('x'))]);
    mirror.changed();
    expect(element.childElementCount).toBe(1);
    await redraw(painter, []);
    mirror.dispose();
    mirror.changed();
    expect(element.childElementCount).toBe(0);
    mirror.dispose();
  });
});

describe('rows of several lines', () => {
  function openHex(cols: number, scrollback = 1_000): Painter {
    term = new Terminal({ cols, rows: 10, scrollback, allowProposedApi: true, reflowCursorLine: true });
    return new Painter(term, context({ server: false, view: { ...USUAL_VIEW, form: 'hex' } }));
  }
  const dumps = (n: number, size = 40) =>
    Array.from({ length: n }, (_, i) => chunk('received', new Uint8Array(size).fill(i & 0xff)));

  it('are found by each of their lines, at any width', async () => {
    const painter = openHex(80);
    const rows = [...dumps(2), event('ended', { bytesOut: 0 }), ...dumps(1)];
    await append(painter, rows);
    const check = (): void => {
      const found = screen().map((_, y) => painter.lines.rowAt(y));
      for (const [i] of rows.entries()) {
        const place = painter.lines.linesOf(i);
        if (place === null) throw new Error(`row ${i} is not there`);
        expect(found.slice(place.start, place.start + place.count).every((each) => each === i)).toBe(true);
        expect(found.filter((each) => each === i)).toHaveLength(place.count);
      }
    };
    expect(painter.lines.linesOf(0)).toEqual({ start: 0, count: 4 });
    check();
    term.resize(40, 10);
    check();
    term.resize(200, 10);
    check();
  });

  it('are still found when the oldest are gone', async () => {
    const painter = openHex(80, 20);
    await append(painter, dumps(30));
    expect(painter.lines.linesOf(0)).toBeNull();
    expect(painter.lines.linesOf(29)).toEqual({ start: 26, count: 4 });
    // Two lines of the first are left.
    expect(painter.lines.rowAt(0)).toBe(22);
    expect(painter.lines.linesOf(22)).toEqual({ start: 0, count: 2 });
  });

  it('are laid out anew when the width asks for it', async () => {
    const painter = openHex(80);
    await append(painter, dumps(1));
    term.resize(79, 10);
    expect(painter.isMisfit).toBe(false);
    term.resize(50, 10);
    expect(painter.isMisfit).toBe(true);
    await redraw(painter, painter.rows);
    expect(painter.isMisfit).toBe(false);
    expect(painter.lines.linesOf(0)?.count).toBe(6);
  });

  it('are drawn as far as there is room, in small steps', async () => {
    const painter = openHex(80, 5_000);
    const rows = dumps(5_000, 1_024);
    const writes: number[] = [];
    const write = term.write.bind(term);
    term.write = (data, done) => {
      writes.push(data.length);
      write(data, done);
    };
    await redraw(painter, rows);
    // What fits is about 77 rows of 65 lines.
    expect(painter.rows.length).toBeGreaterThan(70);
    expect(painter.rows.length).toBeLessThan(90);
    expect(painter.hasAbove).toBe(true);
    expect(painter.hasBelow).toBe(false);
    expect(Math.max(...writes)).toBeLessThan(80 * 1_024);
    const middle = rows[2_500];
    if (middle === undefined) throw new Error('no row');
    await redraw(painter, rows, { row: middle, line: 3 });
    expect(painter.hasBelow).toBe(true);
    expect(painter.anchorOf(middle)?.line).toBe(3);
  });

  it('a row that is not there any more is looked for where it was', async () => {
    const painter = openHex(80);
    const rows = dumps(40);
    const [gone] = rows.splice(20, 1);
    if (gone === undefined) throw new Error('no row');
    await redraw(painter, rows, { row: gone, line: 2 });
    expect(painter.anchorAtTop()?.row).toBe(rows[19]);
  });
});
