import { TOTAL_LOG_BYTES } from '@shared/contract/limits';
import { typeCode } from '@shared/contract/record';
import { beforeEach, describe, expect, it } from 'vitest';
import { SharedBudget } from '../../../../electron/engine/core/logBudget';
import { SessionLog } from '../../../../electron/engine/core/sessionLog';
import type { SpillStore } from '../../../../electron/engine/io/spillStore';
import { LogLimits } from '../../../../electron/engine/logLimits';

const MiB = 1024 * 1024;
const RECEIVED = typeCode('received');
/** Two of them fill a block. */
const PART = MiB / 2 - 64;

/** A disk that is calm when it is told to be. */
class FakeSpill {
  readonly limits: (readonly [number, number])[] = [];
  readonly lost: number[] = [];
  calmed = 0;
  private waiting: (() => void)[] = [];

  limitTo(session: number, total: number): void {
    this.limits.push([session, total]);
  }

  calm(): Promise<void> {
    this.calmed++;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  onLost = (session: number): void => void this.lost.push(session);

  /** What was on its way is on the disk. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50 || this.waiting.length > 0; round++) {
      for (const each of this.waiting.splice(0)) each();
      await Promise.resolve();
    }
  }
}

let spill: FakeSpill;
let budget: SharedBudget;
let logs: { id: number; log: SessionLog }[];
let limits: LogLimits;
beforeEach(() => {
  spill = new FakeSpill();
  budget = new SharedBudget(TOTAL_LOG_BYTES);
  logs = [];
  limits = new LogLimits(64 * MiB, budget, spill as unknown as SpillStore, () => logs);
});

/** A log that holds so much. */
function log(id: number, bytes: number): SessionLog {
  const made = new SessionLog(id, limits.sessionBytes, budget);
  budget.add(made);
  logs.push({ id, log: made });
  const part = new Uint8Array(PART);
  for (let seq = 1; seq * part.length <= bytes; seq++) made.appendChunk(RECEIVED, 1, seq, 0, part);
  return made;
}

describe('limits of logs that are changed', () => {
  it('count at once for what is on disk, four times as much for all logs', () => {
    limits.change(64 * MiB, 8 * MiB);
    expect(spill.limits).toEqual([[8 * MiB, 32 * MiB]]);
    limits.change(64 * MiB, 0);
    expect(spill.limits.at(-1)).toEqual([0, 0]);
    // The memory is as it was: no log is touched.
    expect(spill.calmed).toBe(0);
  });

  it('give a log away step by step, each when the disk has taken the one before', async () => {
    const large = log(3, 40 * MiB);
    const before = large.heldBytes;
    limits.change(4 * MiB, MiB);
    expect(large.heldBytes).toBe(before);
    await Promise.resolve();
    expect(spill.calmed).toBe(1);
    const sizes = [before];
    while (sizes.length < 20 && large.heldBytes > 4 * MiB) {
      await spill.settle();
      sizes.push(large.heldBytes);
    }
    await limits.settled;
    expect(large.heldBytes).toBeLessThanOrEqual(4 * MiB);
    // Steps of 8 MiB: as many as it takes.
    expect(spill.calmed).toBe(5);
    expect(large.lastSeq).toBe(80);
    // What left the memory could not be kept: its session is told.
    expect(spill.lost).toEqual([3]);
  });

  it('leave logs alone that are small enough, and those to come begin with the new one', async () => {
    const small = log(1, MiB);
    const held = small.heldBytes;
    limits.change(8 * MiB, MiB);
    expect(limits.sessionBytes).toBe(8 * MiB);
    await limits.settled;
    expect([small.heldBytes, spill.calmed, spill.lost]).toEqual([held, 0, []]);
    const part = new Uint8Array(PART);
    for (let seq = 10; seq < 40; seq++) small.appendChunk(RECEIVED, 1, seq, 0, part);
    expect(small.heldBytes).toBeLessThanOrEqual(8 * MiB);
  });

  it('changed again meanwhile are the last ones that were asked for', async () => {
    const large = log(1, 40 * MiB);
    const before = large.heldBytes;
    limits.change(4 * MiB, MiB);
    limits.change(64 * MiB, MiB);
    await spill.settle();
    await limits.settled;
    expect(large.heldBytes).toBe(before);
    const part = new Uint8Array(PART);
    for (let seq = 100; seq < 120; seq++) large.appendChunk(RECEIVED, 1, seq, 0, part);
    expect(large.trimmedBytes).toBe(0);
  });

  it('may be larger for one log than all had together: then that is what all have', () => {
    expect(budget.makeRoom(TOTAL_LOG_BYTES + 1)).toBe(false);
    limits.change(TOTAL_LOG_BYTES + MiB, MiB);
    // At once: there is more room, and nothing has to go for it.
    expect(budget.makeRoom(TOTAL_LOG_BYTES + MiB)).toBe(true);
    expect(budget.makeRoom(TOTAL_LOG_BYTES + MiB + 1)).toBe(false);
  });

  it('that were larger are less for all only when every log is within them', async () => {
    limits.change(TOTAL_LOG_BYTES + MiB, MiB);
    await limits.settled;
    log(1, 20 * MiB);
    limits.change(4 * MiB, MiB);
    await Promise.resolve();
    expect(budget.makeRoom(TOTAL_LOG_BYTES + MiB - budget.heldBytes)).toBe(true);
    await spill.settle();
    await limits.settled;
    expect(budget.makeRoom(TOTAL_LOG_BYTES + 1)).toBe(false);
  });
});
