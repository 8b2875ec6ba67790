import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tombstones } from '../../../../../electron/engine/core/tombstones';

describe('tombstones', () => {
  it('tell what went after a seq, oldest first', () => {
    const gone = new Tombstones(10);
    gone.add(4, 10);
    gone.add(2, 12);
    gone.add(9, 15);
    expect(gone.since(0)).toEqual([4, 2, 9]);
    expect(gone.since(10)).toEqual([2, 9]);
    expect(gone.since(14)).toEqual([9]);
    expect(gone.since(15)).toEqual([]);
  });

  it('say so when they have forgotten some', () => {
    const gone = new Tombstones(4);
    for (let i = 1; i <= 5; i++) gone.add(i, i * 10);
    expect(gone.since(0)).toBeNull();
    expect(gone.since(19)).toBeNull();
    expect(gone.since(20)).toEqual([3, 4, 5]);
  });

  it('tell all or that they cannot, never a part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { maxLength: 60 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat(100),
        (steps, limit, asked) => {
          const gone = new Tombstones(limit);
          const all: { id: number; seq: number }[] = [];
          let seq = 0;
          for (const [id, step] of steps.entries()) {
            seq += step + 1;
            gone.add(id, seq);
            all.push({ id, seq });
          }
          const told = gone.since(asked);
          if (told !== null) expect(told).toEqual(all.filter((each) => each.seq > asked).map(({ id }) => id));
          else expect(all.filter((each) => each.seq > asked).length).toBeGreaterThan(limit / 2);
        },
      ),
    );
  });
});
