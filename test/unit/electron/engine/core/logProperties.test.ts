import type { Row } from '@shared/contract/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, catchUp } from '../../../../../electron/engine/core/logReader';
import { append, readOnce } from '../../../../helpers/readLog';
import { LogModel } from './logModel';

const KiB = 1024;

/** Bytes apart from the rest: comparing them one by one as values takes seconds. */
function expectSame(row: Row, wanted: Row | undefined): void {
  const none = new Uint8Array(0);
  if ('data' in row && wanted !== undefined && 'data' in wanted) {
    expect(Buffer.compare(row.data, wanted.data)).toBe(0);
    expect({ ...row, data: none }).toEqual({ ...wanted, data: none });
  } else expect(row).toEqual(wanted);
}

/** A reader and what it was told: rows, gaps, and how much of the row at hand it already has. */
class Reader {
  rows: Row[] = [];
  position: number;
  constructor(
    private readonly model: LogModel,
    private readonly cursor: Cursor,
  ) {
    this.position = cursor.rows;
  }

  /** One look into the log: first what was lost, then a frame. */
  look(frameBytes: number): number {
    const gap = catchUp(this.model.log, this.cursor);
    if (gap !== null) {
      const have = this.rows.at(-1);
      const part = have !== undefined && 'data' in have ? have.data.length : 0;
      expect(gap.bytes).toBe(this.model.bytes(this.position, this.position + gap.rows) - part);
      this.rows = [];
      this.position += gap.rows;
    }
    const rows = readOnce(this.model.log, this.cursor, frameBytes);
    for (const row of rows) append(this.rows, row);
    this.settle();
    return rows.length;
  }

  /** Compares complete rows with the model and forgets them. */
  private settle(): void {
    while (this.rows[0] !== undefined) {
      const row = this.rows[0];
      if ('data' in row && row.data.length < row.bytes) return;
      expectSame(row, this.model.rows[this.position]);
      this.rows.shift();
      this.position++;
    }
  }
}

describe('any log and any readers', () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('chunk' as const),
        size: fc.nat(20 * KiB),
        times: fc.integer({ min: 1, max: 6 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('event' as const),
        size: fc.nat(100),
        times: fc.integer({ min: 1, max: 40 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('echo' as const),
        size: fc.nat(9 * KiB),
        times: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('read' as const),
        size: fc.integer({ min: 512, max: 70 * KiB }),
        times: fc.integer({ min: 1, max: 5 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('attach' as const), size: fc.nat(200), times: fc.constant(1) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('trim' as const),
        size: fc.nat(1),
        times: fc.integer({ min: 1, max: 3 }),
      }),
    },
  );

  it('a reader gets exactly what was appended, minus exactly the gaps it is told of', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 48, max: 400 }), (steps, limitKiB) => {
        const model = new LogModel(limitKiB * KiB);
        const readers = [new Reader(model, model.cursorAtEnd())];
        for (const { do: what, size, times } of steps) {
          for (let i = 0; i < times; i++) {
            if (what === 'read') for (const reader of readers) reader.look(size);
            else if (what === 'attach') readers.push(new Reader(model, model.cursorAtNewest(size)));
            else if (what === 'trim') model.log.trimOldest();
            else model.append(what, size);
          }
          model.expectSound();
        }
        for (const reader of readers) {
          while (reader.look(4 * KiB) > 0) {}
          expect(reader.position).toBe(model.rows.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
