import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pending } from '../../../../electron/automation/jobs/pending';

it('gives back what has come back, in order, however much is under way', () => {
  const step = fc.record({
    chunks: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const pending = new Pending();
      const open: { readonly end: number; readonly at: number }[] = [];
      let sent = 0;
      let received = 0;
      let now = 0;
      for (const { chunks, share } of steps) {
        for (const chunk of chunks) {
          sent += chunk;
          pending.add(sent, ++now);
          open.push({ end: sent, at: now });
        }
        received += Math.floor((sent - received) * share);
        const back: number[] = [];
        pending.settle(received, (at) => void back.push(at));
        const expected: number[] = [];
        while ((open[0]?.end ?? Number.POSITIVE_INFINITY) <= received) expected.push(open.shift()?.at ?? 0);
        expect(back).toEqual(expected);
        expect(pending.count).toBe(open.length);
        expect(pending.oldest).toBe(open[0]?.at ?? null);
      }
    }),
    { numRuns: 60 },
  );
});
