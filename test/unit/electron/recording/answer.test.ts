import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answer } from '../../../../electron/recording/replay/answer';

function inPieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...at, bytes.length]
    .map((end, i) => bytes.subarray(at[i - 1] ?? 0, end))
    .filter(({ length }) => length > 0);
}

describe('a live answer beside the recorded one', () => {
  it('is the same, or differs at the same place, however both are cut and whichever comes first', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 120 });
    const cuts = fc.array(fc.nat(200), { maxLength: 10 });
    fc.assert(
      fc.property(
        bytes,
        cuts,
        cuts,
        fc.option(fc.nat(200)),
        fc.infiniteStream(fc.boolean()),
        (said, a, b, wrong, turns) => {
          const actual = said.slice();
          const at = wrong === null ? null : wrong % said.length;
          if (at !== null) actual[at] = (actual[at] ?? 0) ^ 0x80;
          const answer = new Answer();
          const [expected, live] = [inPieces(said, a), inPieces(actual, b)];
          while (expected.length + live.length > 0) {
            const first = turns.next().value === true;
            const piece = (first ? expected : live).shift();
            if (piece === undefined) continue;
            if (first) answer.expect(piece);
            else answer.come(piece);
          }
          expect(answer.difference?.offset ?? null).toBe(at);
          expect(answer.matched).toBe(at ?? said.length);
          if (answer.difference === null) expect([answer.missing, answer.extra]).toEqual([0, 0]);
          else {
            const { around, offset, expected: was, actual: is } = answer.difference;
            expect(offset - around).toBe(Math.min(16, offset));
            const before = Buffer.from(said.subarray(around, offset)).toString('hex');
            expect(was.startsWith(before) && is.startsWith(before)).toBe(true);
            expect(was.slice(before.length, before.length + 2)).not.toBe(
              is.slice(before.length, before.length + 2),
            );
          }
        },
      ),
    );
  });

  it('says what is still to come, and what came too much', () => {
    const answer = new Answer();
    answer.expect(Buffer.from('abc'));
    answer.come(Buffer.from('a'));
    expect([answer.matched, answer.missing, answer.extra]).toEqual([1, 2, 0]);
    answer.come(Buffer.from('bcd'));
    expect([answer.matched, answer.missing, answer.extra]).toEqual([3, 0, 1]);
  });
});
