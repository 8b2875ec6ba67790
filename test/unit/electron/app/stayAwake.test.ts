import { expect, it } from 'vitest';
import { StayAwake } from '../../../../electron/app/stayAwake';

it('keeps awake exactly while something is recorded and it is wanted', () => {
  const state = { recording: false, wanted: true };
  const held = new Set<number>();
  let last = 0;
  const awake = new StayAwake({
    isRecording: () => state.recording,
    isWanted: () => state.wanted,
    blocker: {
      start: () => {
        held.add(++last);
        return last;
      },
      stop: (id) => held.delete(id),
    },
  });
  const after = (change: Partial<typeof state>): number => {
    Object.assign(state, change);
    awake.look();
    return held.size;
  };
  expect(after({})).toBe(0);
  expect(after({ recording: true })).toBe(1);
  // Another recording begins: one is enough.
  expect(after({})).toBe(1);
  expect(after({ wanted: false })).toBe(0);
  expect(after({ wanted: true })).toBe(1);
  expect(after({ recording: false })).toBe(0);
  after({ recording: true });
  awake.stop();
  expect(held.size).toBe(0);
});
