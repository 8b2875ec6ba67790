import type { ChunkRow, Row } from '@shared/contract/events';
import { fail, ok } from '@shared/contract/result';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyMarked, type Marked } from '../../../renderer/features/traffic/copy';
import { COPY_BYTES, copyData } from '../../../renderer/features/traffic/model/copyData';
import type { ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import type { RowSource } from '../../../renderer/host/rowSource';
import { chunk, END, event, REFUSED } from '../../helpers/rows';

/** Reads this log, a page of two rows at a time. */
function reader(log: readonly Row[]): RowSource['read'] {
  return async (range) => {
    if (!('from' in range)) throw new Error('only ranges are read');
    const all = log.filter((row) => row.seq >= range.from && row.seq <= (range.to ?? Number.MAX_VALUE));
    const rows = all.slice(0, 2);
    const nextSeq = all[2]?.seq ?? (log.at(-1)?.seq ?? 0) + 1;
    return ok({ rows, firstSeq: rows[0]?.seq ?? nextSeq, nextSeq, rowsBefore: 0, bytesBefore: 0 });
  };
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const never = reader([]);

async function copied(rows: readonly ViewRow[], log: readonly Row[] = [], follow: number | null = null) {
  const data = await copyData(rows, follow, reader(log));
  return data.ok ? [text(data.value.bytes), data.value.missing] : data.error.kind;
}

describe('the data of rows', () => {
  it('is that of chunks, without events', async () => {
    expect(await copied([event('accepted', END), chunk('received', 'ab'), chunk('sent', 'cd')])).toEqual([
      'abcd',
      0,
    ]);
    expect(await copied([event('accepted', END)])).toBe('nothing');
  });

  it('is whole, though the rows carry only its beginning', async () => {
    const whole = chunk('received', 'x'.repeat(2_000), { seq: 7 });
    const row = { ...whole, data: whole.data.slice(0, 1_024) };
    expect(await copied([row], [whole])).toEqual(['x'.repeat(2_000), 0]);
    // The log does not have it any more: not a byte of half a chunk is passed off as all of it.
    expect(await copied([row])).toEqual(['', 2_000]);
  });

  it('is read from the log where rows were skipped, of the connection that is followed', async () => {
    const log = [1, 2, 3, 4, 5].map((seq) =>
      chunk('received', String(seq), { seq: seq * 10, socket: seq === 3 ? 2 : 1 }),
    );
    const [first, , , , last] = log;
    const gap = event('skipped', { fromSeq: 20, toSeq: 40, rows: 3, bytes: 3 }, 0);
    const rows = [first, { ...gap, seq: 40 }, last] as ViewRow[];
    expect(await copied(rows, log)).toEqual(['12345', 0]);
    expect(await copied(rows, log, 1)).toEqual(['1245', 0]);
  });

  it('that is gone is counted', async () => {
    const gone = { ...event('skipped', {}, 0), type: 'gone', rows: 2, bytes: 9 } as ViewRow;
    expect(await copied([gone, chunk('sent', 'a')])).toEqual(['a', 9]);
  });

  it('has a limit, which is told before anything is read', async () => {
    const read = vi.fn(never);
    const large = chunk('sent', 'a', { total: COPY_BYTES });
    const data = await copyData([large, chunk('sent', 'b')].reverse(), null, read);
    expect(data).toEqual({ ok: false, error: { kind: 'too-much' } });
    expect(read).not.toHaveBeenCalled();
  });

  it('that cannot be read is not half copied', async () => {
    const data = await copyData([chunk('sent', 'a', { total: 2 })], null, async () => fail(REFUSED));
    expect(data).toEqual({ ok: false, error: { kind: 'unread', error: REFUSED } });
  });
});

describe('what Ctrl+C takes', () => {
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    vi.stubGlobal('navigator', { clipboard: { writeText: async (all: string) => void written.push(all) } });
  });
  afterEach(() => vi.unstubAllGlobals());

  const how = { encoding: 'utf-8', follow: null, read: never } as const;
  const mark = (rows: readonly ViewRow[], more: Partial<Marked> = {}): Marked => ({
    rows,
    text: 'as shown',
    isPiece: false,
    ...more,
  });
  const row: ChunkRow = chunk('sent', 'hello\n');

  it('is the data of a row', async () => {
    expect(await copyMarked(mark([row]), 'usual', how)).toEqual({
      kind: 'data',
      form: 'text',
      bytes: 6,
      missing: 0,
    });
    expect(written).toEqual(['hello\n']);
  });

  it('is a piece of a row as it stands there, and the words of events', async () => {
    await copyMarked(mark([row], { isPiece: true }), 'usual', how);
    await copyMarked(mark([event('accepted', END)]), 'usual', how);
    expect(written).toEqual(['as shown', 'as shown']);
  });

  it('is whatever form was asked for', async () => {
    await copyMarked(mark([row]), 'hex', how);
    await copyMarked(mark([row], { isPiece: true }), 'python', how);
    await copyMarked(mark([row]), 'shown', how);
    expect(written).toEqual(['68 65 6c 6c 6f 0a', "b'hello\\n'", 'as shown']);
  });

  it('is read in the encoding of the view', async () => {
    const korean = chunk('received', Uint8Array.of(0xbe, 0xc8));
    await copyMarked(mark([korean]), 'text', { ...how, encoding: 'euc-kr' });
    expect(written).toEqual(['안']);
  });

  it('says when the browser does not let us, and when there is nothing', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    expect(await copyMarked(mark([row]), 'usual', how)).toEqual({ kind: 'refused' });
    expect(await copyMarked(mark([event('accepted', END)]), 'hex', how)).toEqual({ kind: 'nothing' });
  });
});
