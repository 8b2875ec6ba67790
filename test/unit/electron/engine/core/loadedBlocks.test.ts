import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoadedBlocks } from '../../../../../electron/engine/core/loadedBlocks';
import { type LogBlock, sameBlock } from '../../../../../electron/engine/core/logBlock';
import { StoredBlock, type StoringLog } from '../../../../../electron/engine/core/storedBlock';

function stored(used: number, firstSeq = 1): StoredBlock {
  const facts = { used, records: 1, firstSeq, lastSeq: firstSeq, bytesBefore: 0, rowsBefore: 0 };
  return new StoredBlock(facts, used);
}

/** A disk that reads when it is told to. */
class Disk {
  readonly log: StoringLog & { readonly lost: StoredBlock[] } = {
    session: 1,
    lost: [],
    lose(block, why) {
      expect(why).toBe('disk-failed');
      this.lost.push(block);
    },
  };
  reads = 0;
  private readonly waiting: (() => void)[] = [];
  private broken = false;

  readonly read = (block: StoredBlock): Promise<LogBlock | null> => {
    this.reads++;
    return new Promise((resolve) => {
      this.waiting.push(() =>
        resolve(this.broken ? null : sameBlock(block, new ArrayBuffer((block.used + 7) & ~7))),
      );
    });
  };

  breakDown(): void {
    this.broken = true;
  }

  /** Everything that was asked for is there. */
  answer(): void {
    for (const each of this.waiting.splice(0)) each();
  }
}

/** Loads a block to the end. */
async function load(blocks: LoadedBlocks, disk: Disk, block: StoredBlock): Promise<void> {
  const loaded = blocks.load(disk.log, block);
  disk.answer();
  await loaded;
}

describe('blocks read back', () => {
  it('are read once, however many ask at the same time, and not again while they are there', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 1_000);
    const block = stored(100);
    const both = [blocks.load(disk.log, block), blocks.load(disk.log, block)];
    expect([disk.reads, block.memory]).toEqual([1, null]);
    disk.answer();
    await Promise.all(both);
    expect(block.memory?.used).toBe(100);
    await blocks.load(disk.log, block);
    expect([disk.reads, blocks.bytes]).toEqual([1, 100]);
  });

  it('that were used longest ago go first', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 250);
    const [a, b, c] = [stored(100), stored(100), stored(100)] as const;
    await load(blocks, disk, a);
    await load(blocks, disk, b);
    // Used again: now the other one is the oldest.
    await load(blocks, disk, a);
    await load(blocks, disk, c);
    expect([a.memory !== null, b.memory !== null, c.memory !== null]).toEqual([true, false, true]);
    expect(blocks.bytes).toBe(200);
    await load(blocks, disk, b);
    expect(disk.reads).toBe(4);
  });

  it('one larger than all there may be is kept while it is the last, and then goes', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 50);
    const [large, small] = [stored(400), stored(10)] as const;
    await load(blocks, disk, large);
    expect([large.memory?.used, blocks.bytes]).toEqual([400, 400]);
    await load(blocks, disk, small);
    expect([large.memory, blocks.bytes]).toEqual([null, 10]);
  });

  it('that cannot be read are lost to their log, and asked for anew the next time', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 1_000);
    const block = stored(100);
    disk.breakDown();
    await load(blocks, disk, block);
    expect([disk.log.lost, block.memory, blocks.bytes]).toEqual([[block], null, 0]);
    await load(blocks, disk, block);
    expect(disk.reads).toBe(2);
  });

  it('that went for good while they were read take no memory, and are not lost twice', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 1_000);
    const block = stored(100);
    const loaded = blocks.load(disk.log, block);
    block.isGone = true;
    disk.answer();
    await loaded;
    expect([block.memory, blocks.bytes, disk.log.lost]).toEqual([null, 0, []]);
  });

  it('are forgotten once, and not counted below nothing', async () => {
    const disk = new Disk();
    const blocks = new LoadedBlocks(disk.read, 1_000);
    const block = stored(100);
    await load(blocks, disk, block);
    blocks.forget(block);
    blocks.forget(block);
    blocks.forget(stored(7));
    expect([block.memory, blocks.bytes]).toEqual([null, 0]);
  });

  it('take what those take that have their memory, whatever is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 7 }), fc.boolean()), { maxLength: 40 }),
        async (asked) => {
          const disk = new Disk();
          const blocks = new LoadedBlocks(disk.read, 300);
          const all = [10, 50, 100, 120, 150, 200, 299, 301].map((used, i) => stored(used, i + 1));
          for (const [which, forgets] of asked) {
            const block = all[which];
            if (block === undefined) continue;
            if (forgets) blocks.forget(block);
            else await load(blocks, disk, block);
            const held = all.filter(({ memory }) => memory !== null);
            const bytes = held.reduce((sum, { used }) => sum + used, 0);
            expect(blocks.bytes).toBe(bytes);
            expect(bytes <= 300 || held.length === 1).toBe(true);
            if (!forgets) expect(block.memory).not.toBeNull();
          }
        },
      ),
    );
  });
});
