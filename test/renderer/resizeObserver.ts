import { vi } from 'vitest';

/** jsdom lays nothing out and has no `ResizeObserver`: one that never tells anything. */
export function stubResizeObserver(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}
