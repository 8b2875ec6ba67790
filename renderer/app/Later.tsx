import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

/** How long the first panes have the page for themselves. */
const IDLE_MS = 2_000;

/**
 * A part of the page that is not needed to show it: read when it is first drawn, or once the page has nothing else to
 * do, so that nobody waits for it later.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactElement {
  const Part = lazy(async () => ({ default: await load() }));
  setTimeout(() => void load().catch(() => undefined), IDLE_MS);
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}
