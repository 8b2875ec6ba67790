import type { ReactNode } from 'react';

/** Said where a list would be, when there is nothing in it. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
