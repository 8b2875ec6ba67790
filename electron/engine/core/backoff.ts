import { RECONNECT_FACTOR, RECONNECT_FIRST_MS, RECONNECT_MAX_MS } from '@shared/contract/limits';

/** How long to wait before automatic attempt number `retry` (from 1), in ms. */
export function reconnectDelay(retry: number): number {
  return Math.min(RECONNECT_MAX_MS, RECONNECT_FIRST_MS * RECONNECT_FACTOR ** (retry - 1));
}
