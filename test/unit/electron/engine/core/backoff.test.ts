import { RECONNECT_MAX_MS } from '@shared/contract/limits';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reconnectDelay } from '../../../../../electron/engine/core/backoff';

it('waits half a second, then twice as long each time, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(reconnectDelay)).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

it('never waits longer, however often it has tried', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (retry) => {
      expect(reconnectDelay(retry)).toBeGreaterThan(0);
      expect(reconnectDelay(retry)).toBeLessThanOrEqual(RECONNECT_MAX_MS);
    }),
  );
});
