// @vitest-environment node
import { isChunk } from '@shared/contract/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { bytesOf, otherSide } from '../../../renderer/features/wire/ladderStep';
import { LadderSync } from '../../../renderer/features/wire/ladderSync';
import type { Side, WireRow } from '../../../renderer/features/wire/wireRow';
import { arrowsOf, brief, bytesFrom, linesOf, Script, SIDES, stepsOf } from './ladderRows';

/** What one end does next: which, and how many bytes at most. */
interface Deed {
  readonly side: Side;
  readonly writes: boolean;
  readonly size: number;
}

const deed = fc.record({
  side: fc.constantFrom<Side>('client', 'server'),
  writes: fc.boolean(),
  size: fc.integer({ min: 0, max: 9 }),
});
const deeds = fc.array(deed, { maxLength: 60 });

/** A whole connection: reads never get more than was written, and in the end both ends have read everything. */
function connection(list: readonly Deed[], start?: Script): Script {
  const script = (start ?? new Script()).open();
  const { totals } = script;
  const read = (side: Side, size: number): void => {
    const most = Math.min(size, totals[otherSide(side)].out - totals[side].in);
    if (most > 0) script.read(side, bytesFrom(totals[side].in, most));
  };
  for (const { side, writes, size } of list) {
    if (writes) script.write(side, bytesFrom(totals[side].out, size));
    else read(side, size);
  }
  for (const side of SIDES) read(side, Number.MAX_SAFE_INTEGER);
  return script;
}

function finish(script: Script): Script {
  return script
    .end('client')
    .peerEnd('server')
    .end('server')
    .peerEnd('client')
    .close('client')
    .close('server');
}

/** Where each chunk really stands, by seq. */
function places(rows: readonly WireRow[]): Map<number, number> {
  const found = new Map<number, number>();
  const at = { client: { sent: 0, received: 0 }, server: { sent: 0, received: 0 } };
  for (const { side, row } of rows) {
    if (!isChunk(row)) continue;
    found.set(row.seq, at[side][row.type]);
    at[side][row.type] += row.bytes;
  }
  return found;
}

function modelOf(rows: readonly WireRow[]): LadderModel {
  const model = new LadderModel();
  model.append(rows);
  return model;
}

/** Every arrow joins the same bytes at both ends. */
function expectTrue(model: LadderModel, truth: ReadonlyMap<number, number>): void {
  for (const { kind, from, to, offset, bytes } of arrowsOf(model)) {
    if (kind !== 'data' || !isChunk(from.row) || !isChunk(to.row)) continue;
    const [start, end] = [truth.get(from.row.seq) ?? Number.NaN, truth.get(to.row.seq) ?? Number.NaN];
    expect(from.side).toBe(otherSide(to.side));
    expect(offset >= Math.max(start, end)).toBe(true);
    expect(offset + bytes <= Math.min(start + from.row.bytes, end + to.row.bytes)).toBe(true);
    const sent = from.row.data.subarray(offset - start, offset - start + bytes);
    expect([...sent]).toEqual([...to.row.data.subarray(offset - end, offset - end + bytes)]);
  }
}

describe('when both ends are complete', () => {
  it('arrows join the same bytes, and cover each byte exactly once', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const script = connection(list);
        const model = modelOf(script.rows);
        expectTrue(model, places(script.rows));
        for (const side of SIDES) {
          let next = 0;
          for (const { from, kind, offset, bytes } of arrowsOf(model)) {
            if (kind !== 'data' || from.side !== side) continue;
            expect(offset).toBe(next);
            next += bytes;
          }
          expect(next).toBe(script.totals[side].out);
        }
        for (const step of stepsOf(model)) expect(step.paired).toBe(bytesOf(step));
      }),
    );
  });

  it('the order in which the two ends are told does not change what belongs together', () => {
    fc.assert(
      fc.property(deeds, fc.array(fc.boolean()), (list, coins) => {
        const { rows } = connection(list);
        const queues = SIDES.map((side) => rows.filter((row) => row.side === side));
        const mixed: WireRow[] = [];
        for (let i = 0; mixed.length < rows.length; i++) {
          const queue = queues[coins[i % Math.max(1, coins.length)] === true ? 1 : 0];
          const next = queue?.shift() ?? queues[0]?.shift() ?? queues[1]?.shift();
          if (next !== undefined) mixed.push(next);
        }
        const pairs = (model: LadderModel): string[] =>
          arrowsOf(model).map(({ from, to, bytes }) => `${from.row.seq} ${to.row.seq} ${bytes}`);
        expect(pairs(modelOf(mixed)).sort()).toEqual(pairs(modelOf(rows)).sort());
      }),
    );
  });
});

describe('when rows are missing', () => {
  const gaps = fc.array(fc.record({ at: fc.nat(80), rows: fc.integer({ min: 1, max: 8 }) }), {
    maxLength: 4,
  });
  const truthful = (tell: boolean, begun: boolean) =>
    fc.property(deeds, gaps, fc.nat(20), (list, holes, dropped) => {
      const whole = connection(list);
      const chunks = whole.rows.length;
      finish(whole);
      const kept = new Set(whole.rows.keys());
      const told = new Map<number, Set<Side>>();
      for (const { at, rows } of holes) {
        for (let i = 3 + at; i < Math.min(3 + at + rows, chunks); i++) {
          kept.delete(i);
          const side = whole.rows[i]?.side ?? 'client';
          told.set(i, new Set([side]));
        }
      }
      if (!begun) for (let i = 0; i < Math.min(chunks, dropped); i++) kept.delete(i);
      const rows: WireRow[] = [];
      for (const [i, each] of whole.rows.entries()) {
        if (kept.has(i)) rows.push(each);
        else if (tell) for (const side of told.get(i) ?? []) rows.push(...new Script().skip(side).rows);
      }
      const truth = places(whole.rows);
      const model = new LadderModel();
      for (const row of rows) {
        model.append([row]);
        if (tell) expectTrue(model, truth);
      }
      expectTrue(model, truth);
    });

  it('and that is told, no arrow is ever wrong', () => {
    fc.assert(truthful(true, true));
  });

  it('at the beginning as well, no arrow is ever wrong', () => {
    fc.assert(truthful(true, false));
  });

  it('and nobody told, none is wrong once the totals are known', () => {
    fc.assert(truthful(false, true));
  });
});

describe('growing', () => {
  const cuts = fc.array(fc.nat(30), { minLength: 1, maxLength: 10 });

  it('comes to the same as all at once', () => {
    fc.assert(
      fc.property(deeds, cuts, (list, sizes) => {
        const { rows } = finish(connection(list));
        const sync = new LadderSync();
        let model = sync.sync([]);
        for (let to = 0, i = 0; to < rows.length; i++) {
          to = Math.min(rows.length, to + 1 + (sizes[i % sizes.length] ?? 0));
          const before = model;
          model = sync.sync(rows.slice(0, to));
          expect(model).toBe(before);
        }
        expect(linesOf(model)).toEqual(linesOf(modelOf(rows)));
        expect(brief(model)).toEqual(brief(modelOf(rows)));
      }),
    );
  });

  it('finds the arrows that cross any part, and no others', () => {
    fc.assert(
      fc.property(deeds, fc.nat(70), fc.nat(20), (list, first, count) => {
        const model = modelOf(finish(connection(list)).rows);
        const last = first + count;
        const wanted = arrowsOf(model).filter(
          ({ from, to }) => Math.min(from.line, to.line) <= last && Math.max(from.line, to.line) >= first,
        );
        expect(model.crossing(first, last)).toEqual(wanted);
      }),
    );
  });

  it('of a second connection finds no bytes of the first', () => {
    fc.assert(
      fc.property(deeds, deeds, (one, other) => {
        const script = finish(connection(one));
        const before = script.rows.length;
        connection(other, script.again());
        const model = modelOf(script.rows);
        const seq = script.rows[before]?.row.seq ?? 0;
        for (const { from, to } of arrowsOf(model)) expect(from.row.seq < seq).toBe(to.row.seq < seq);
      }),
    );
  });
});
