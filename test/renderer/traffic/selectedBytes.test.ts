import { encodeUtf8 } from '@shared/bytes/utf8';
import type { Row } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import { Terminal } from '@xterm/xterm';
import { afterEach, describe, expect, it } from 'vitest';
import { dataColumn } from '../../../renderer/features/traffic/format/gutter';
import { selectedBytes } from '../../../renderer/features/traffic/model/selectedBytes';
import { type Form, USUAL_VIEW } from '../../../renderer/features/traffic/model/viewOptions';
import type { ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { Marks } from '../../../renderer/features/traffic/view/marks';
import { Painter } from '../../../renderer/features/traffic/view/painter';
import type { RowSource } from '../../../renderer/host/rowSource';
import { chunk, context, event } from '../../helpers/rows';

let term: Terminal;
afterEach(() => term.dispose());

const COLS = 120;
const COLUMN = dataColumn(context());
const LARGE = encodeUtf8('L'.repeat(3_000));

/** Reads the whole of a large chunk; anything else is not in the log. */
const log =
  (rows: readonly Row[]): RowSource['read'] =>
  (range) => {
    const from = 'from' in range ? range.from : 0;
    const page = { firstSeq: 1, nextSeq: from + 1, rowsBefore: 0, bytesBefore: 0 };
    return Promise.resolve(ok({ ...page, rows: rows.filter(({ seq }) => seq === from) }));
  };

async function selectedIn(
  rows: readonly ViewRow[],
  form: Form,
  [column, line, cells]: readonly [column: number, line: number, cells: number],
  whole: readonly Row[] = [],
) {
  term = new Terminal({ cols: COLS, rows: 40, scrollback: 200, allowProposedApi: true });
  const painter = new Painter(term, context({ view: { ...USUAL_VIEW, form } }));
  await new Promise<void>((done) => painter.redraw(rows, null, done));
  // A terminal without a screen lets nobody mark anything: what is marked is said.
  const end = column + cells;
  Object.assign(term, {
    hasSelection: () => true,
    getSelectionPosition: () => ({
      start: { x: column, y: line },
      end: { x: end % COLS, y: line + Math.floor(end / COLS) },
    }),
  });
  const answer = await selectedBytes(new Marks(term, painter).selected(), null, log(whole));
  return answer.ok
    ? { ...answer.value, bytes: Buffer.from(answer.value.bytes).toString('latin1') }
    : answer.error;
}

describe('the bytes behind marked text', () => {
  const rows = [
    chunk('received', 'first row'),
    event('peer-ended', { bytes: 9 }),
    chunk('sent', 'second row'),
  ];

  it('a piece of a row is that piece', async () => {
    expect(await selectedIn(rows, 'text', [COLUMN + 6, 0, 3])).toEqual({ bytes: 'row', rows: 1, missing: 0 });
  });

  it('over rows: from the first piece to the last, what is between them whole, events and columns left out', async () => {
    const between = [...rows, chunk('received', 'between'), chunk('sent', 'last')];
    const cells = 4 * COLS + COLUMN + 2 - (COLUMN + 6);
    expect(await selectedIn(between, 'text', [COLUMN + 6, 0, cells])).toEqual({
      bytes: 'rowsecond rowbetweenla',
      rows: 4,
      missing: 0,
    });
  });

  it('as hex, digits are bytes', async () => {
    // Two groups of two digits with the space between them.
    const answer = await selectedIn(rows, 'hex', [COLUMN + 10, 0, 9]);
    expect(answer).toEqual({ bytes: 'firs', rows: 1, missing: 0 });
  });

  it('of a chunk that is not shown whole: what is marked, and all of it when its end is', async () => {
    const cut = { ...chunk('received', LARGE.slice(0, 1_024), { total: 3_000 }) };
    const all = { ...cut, data: LARGE };
    expect(await selectedIn([cut], 'text', [COLUMN, 0, 10], [all])).toEqual({
      bytes: 'L'.repeat(10),
      rows: 1,
      missing: 0,
    });
    term.dispose();
    const end = 'L'.repeat(2_995);
    expect(await selectedIn([cut], 'text', [COLUMN + 5, 0, 20 * COLS], [all])).toEqual({
      bytes: end,
      rows: 1,
      missing: 0,
    });
  });

  it('there are none in an event, nor in the time of a row', async () => {
    expect(await selectedIn(rows, 'text', [0, 1, 60])).toEqual({ kind: 'nothing' });
    term.dispose();
    expect(await selectedIn(rows, 'text', [0, 0, 8])).toEqual({ kind: 'nothing' });
  });
});
