import { encodeUtf8 } from '@shared/bytes/utf8';
import type { ChunkRow } from '@shared/contract/events';
import { compileQuery, type FindQuery } from '@shared/search/query';
import { Terminal } from '@xterm/xterm';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dataColumn } from '../../../renderer/features/traffic/format/gutter';
import { matchesOf } from '../../../renderer/features/traffic/model/rowMatches';
import { type Form, USUAL_VIEW } from '../../../renderer/features/traffic/model/viewOptions';
import type { ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { matchCells } from '../../../renderer/features/traffic/view/matchCells';
import { Painter } from '../../../renderer/features/traffic/view/painter';
import { type CellRun, RowCells } from '../../../renderer/features/traffic/view/rowCells';
import { chunk, context, event } from '../../helpers/rows';

let term: Terminal;
afterEach(() => term.dispose());

async function drawn(rows: readonly ViewRow[], form: Form, cols = 100): Promise<Painter> {
  term = new Terminal({ cols, rows: 60, scrollback: 500, allowProposedApi: true });
  const painter = new Painter(term, context({ view: { ...USUAL_VIEW, form } }));
  await new Promise<void>((done) => painter.redraw(rows, null, done));
  return painter;
}

const seenIn = (painter: Painter) =>
  painter.rows.map((row, i) => ({ row, ...(painter.lines.linesOf(i) ?? { start: 0, count: 0 }) }));

function cellsIn(painter: Painter, row: ChunkRow): RowCells {
  const place = painter.lines.linesOf(painter.rows.indexOf(row));
  if (place === null) throw new Error('not drawn');
  return new RowCells(term, row, painter.carryOf(row), painter.context, place);
}

/** What stands in these cells. */
function textOf(runs: readonly CellRun[]): string[] {
  return runs.map(
    ({ line, x, width }) => term.buffer.active.getLine(line)?.translateToString(false, x, x + width) ?? '',
  );
}

async function found(
  rows: readonly ViewRow[],
  form: Form,
  query: Partial<FindQuery> & { text: string },
  cols = 100,
) {
  const painter = await drawn(rows, form, cols);
  const compiled = compileQuery({ kind: 'text', matchCase: false, encoding: 'utf-8', ...query });
  if (!compiled.ok) throw new Error(compiled.error.problem);
  const cells = matchCells(term, painter, compiled.value, seenIn(painter));
  return rows.map((row) => (cells.get(row) ?? []).map(textOf));
}

describe('the characters of a match', () => {
  it('as text, behind wide and invisible characters and those that are no UTF-8', async () => {
    const row = chunk(
      'received',
      Uint8Array.from([...encodeUtf8('안녕\r\n😀 e\u0301'), 0xff, ...encodeUtf8(' Alpha alphabet')]),
    );
    expect(await found([row], 'text', { text: 'ALPHA' })).toEqual([[['Alpha'], ['alpha']]]);
    term.dispose();
    expect(await found([row], 'text', { text: '녕' })).toEqual([[['녕']]]);
    term.dispose();
    expect(await found([row], 'text', { kind: 'hex', text: '0d 0a f0 9f' })).toEqual([[['␍␊😀']]]);
    term.dispose();
    expect(await found([row], 'text', { kind: 'hex', text: 'ff' })).toEqual([[['⟨FF⟩']]]);
  });

  it('around the end of a line', async () => {
    const row = chunk('received', `${'x'.repeat(97 - dataColumn(context()))}needle${'y'.repeat(30)}`);
    const [[runs = []] = []] = await found([row], 'text', { text: 'needle' });
    expect(runs.length).toBe(2);
    expect(runs.join('')).toBe('needle');
  });

  it('as hex: digits and printable form, over two lines of a dump', async () => {
    const row = chunk('received', '0123456789abcdefghij');
    expect(await found([row], 'hex', { text: 'efgh' })).toEqual([[['6566', 'ef', '6768', 'gh']]]);
    term.dispose();
    expect(await found([row], 'both', { text: 'efgh' })).toEqual([[['efgh', '6566', 'ef', '6768', 'gh']]]);
    term.dispose();
    // Too narrow for the columns beside: the dump stands below.
    expect(await found([row], 'hex', { text: 'efgh' }, 72)).toEqual([[['6566', 'ef', '6768', 'gh']]]);
    term.dispose();
    expect(await found([row], 'hex', { text: '12' }, 40)).toEqual([[['31 32', '12']]]);
  });

  it('with wildcards, and of an expression in another encoding', async () => {
    const row = chunk('received', Uint8Array.of(0xb0, 0xa1, 0x31, 0x32, 0xb0, 0xa2, 0x33));
    expect(await found([row], 'hex', { kind: 'hex', text: 'b0 a? 3?' })).toEqual([
      [
        ['b0a1 31', '..1'],
        ['b0a2 33', '..3'],
      ],
    ]);
    const matches = matchesOf(
      [row],
      compiled({ kind: 'regex', text: '[가-각]\\d', encoding: 'euc-kr' }),
      'euc-kr',
    );
    expect(matches.get(row)).toEqual([
      { from: 0, to: 3 },
      { from: 4, to: 7 },
    ]);
  });

  it('in two rows of a stream, as far as each has it, and not over what was left out', async () => {
    const rows = [chunk('received', 'beta\n'), chunk('sent', 'a'), chunk('received', 'alpha')];
    expect(await found(rows, 'text', { kind: 'hex', text: '61 0a 61' })).toEqual([[['a␊']], [], [['a']]]);
    term.dispose();
    const gap = { ...event('skipped', { fromSeq: 1, toSeq: 2, rows: 1, bytes: 1 }) };
    const broken = [chunk('received', 'beta\n'), gap, chunk('received', 'alpha')];
    expect(await found(broken, 'text', { kind: 'hex', text: '61 0a 61' })).toEqual([[], [], []]);
  });

  it('none inside another, over the border of two rows too', async () => {
    const rows = [chunk('received', 'aaaaa'), chunk('received', 'aaaa'), chunk('received', 'aaa')];
    expect(await found(rows, 'text', { text: 'aaaa' })).toEqual([
      [['aaaa'], ['a']],
      [['aaa'], ['a']],
      [['aaa']],
    ]);
  });

  it('in the words of events, but not as bytes', async () => {
    const row = event('note', { note: 'remark', text: 'look here, look there' });
    expect(await found([row], 'text', { text: 'LOOK' })).toEqual([[['look'], ['look']]]);
    term.dispose();
    expect(await found([row], 'text', { kind: 'regex', text: 'h[a-z]+e' })).toEqual([[['here'], ['here']]]);
    term.dispose();
    expect(await found([row], 'text', { kind: 'hex', text: '6c' })).toEqual([[]]);
  });
});

function compiled(query: Partial<FindQuery> & { text: string }) {
  const made = compileQuery({ kind: 'text', matchCase: true, encoding: 'utf-8', ...query });
  if (!made.ok) throw new Error(made.error.problem);
  return made.value;
}

describe('the bytes of cells', () => {
  const FORMS = ['text', 'hex', 'both'] as const;

  it('any run of bytes of a text: its cells lead back to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMS),
        fc.integer({ min: 30, max: 140 }),
        fc.string({
          unit: fc.constantFrom('a', ' ', '\n', '\t', '가', 'é', '😀'),
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(59),
        fc.nat(59),
        async (form, cols, text, a, b) => {
          const characters = [...text];
          const [first, last] = [
            Math.min(a, b, characters.length - 1),
            Math.min(Math.max(a, b), characters.length - 1),
          ];
          const from = encodeUtf8(characters.slice(0, first).join('')).length;
          const to = encodeUtf8(characters.slice(0, last + 1).join('')).length;
          const row = chunk('received', text);
          const painter = await drawn([row, chunk('sent', 'after')], form, cols);
          const cells = cellsIn(painter, row);
          const runs = cells.runsOf({ from, to });
          for (const part of form === 'both' ? [runs] : runs.map((run) => [run])) {
            const start = part[0];
            const end = part.at(-1);
            if (start === undefined || end === undefined) throw new Error('no cells');
            const back = cells.bytesBetween(
              { x: start.x, y: start.line },
              { x: end.x + end.width, y: end.line },
            );
            expect(back).not.toBeNull();
            expect(back?.from).toBeGreaterThanOrEqual(form === 'both' ? 0 : from);
            expect(back?.to).toBeLessThanOrEqual(form === 'both' ? encodeUtf8(text).length : to);
          }
          if (form === 'text') {
            const [start, end] = [runs[0], runs.at(-1)];
            const back = cells.bytesBetween(
              { x: start?.x ?? 0, y: start?.line ?? 0 },
              { x: (end?.x ?? 0) + (end?.width ?? 0), y: end?.line ?? 0 },
            );
            expect(back).toEqual({ from, to });
          }
          term.dispose();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of the columns before them, and of other rows, are none', async () => {
    const row = chunk('received', 'hello');
    const painter = await drawn([row, chunk('sent', 'other')], 'text');
    const cells = cellsIn(painter, row);
    expect(cells.bytesBetween({ x: 0, y: 0 }, { x: 10, y: 0 })).toBeNull();
    expect(cells.bytesBetween({ x: 0, y: 1 }, { x: 90, y: 1 })).toBeNull();
    expect(cells.bytesBetween({ x: 0, y: 0 }, { x: 90, y: 1 })).toEqual({ from: 0, to: 5 });
  });

  it('one digit of a byte is that byte; the space between two groups is none', async () => {
    const row = chunk('received', 'hello');
    const painter = await drawn([row], 'hex');
    const cells = cellsIn(painter, row);
    const [digits] = cells.runsOf({ from: 1, to: 2 });
    const at = { x: (digits?.x ?? 0) + 1, y: digits?.line ?? 0 };
    expect(cells.bytesBetween(at, { ...at, x: at.x + 1 })).toEqual({ from: 1, to: 2 });
    expect(cells.bytesBetween({ ...at, x: at.x + 1 }, { ...at, x: at.x + 2 })).toBeNull();
  });
});
