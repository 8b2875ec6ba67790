import type { DesktopNotice } from '@shared/contract/desktop';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DesktopState } from '../../../../electron/app/desktopState';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells a flood of changes a few times, and the last one always', () => {
  let percent = 0;
  const done: string[] = [];
  const state = new DesktopState({
    sleep: () => null,
    update: () => ({ kind: 'downloading', version: '2', percent }),
    newWindow: () => void done.push('window'),
    dismissSleep: () => void done.push('dismiss'),
    actOnUpdate: (act) => {
      done.push(act);
      return { ok: true, value: {} };
    },
  });
  const told: DesktopNotice[] = [];
  const stop = state.onChanged((notice) => told.push(notice));
  for (percent = 1; percent <= 99; percent++) {
    state.changed();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1_000);
  expect(told.length).toBeLessThanOrEqual(5);
  expect(told.at(-1)?.update).toMatchObject({ percent: 100 });
  state.newWindow();
  state.dismissSleep();
  state.update('check');
  expect(done).toEqual(['window', 'dismiss', 'check']);
  stop();
  vi.advanceTimersByTime(1_000);
  const before = told.length;
  state.changed();
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(before);
});
