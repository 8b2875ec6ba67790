/** Panes that were closed, with what it takes to open them anew. */
import { CLOSED_PANES, type WorkspaceNotice } from '@shared/contract/workspace';
import type { WorkspacePane } from '@shared/workspace/schema';

type Closed = WorkspaceNotice['closed'][number];

export class ClosedPanes {
  private panes: { readonly number: number; readonly pane: WorkspacePane }[] = [];
  private count = 0;

  add(pane: WorkspacePane): void {
    this.panes = [{ number: ++this.count, pane }, ...this.panes].slice(0, CLOSED_PANES);
  }

  /** Null: the one that was closed last. It is taken off the list. */
  take(number: number | null): WorkspacePane | null {
    const found = number === null ? this.panes[0] : this.panes.find((each) => each.number === number);
    this.panes = this.panes.filter((each) => each !== found);
    return found?.pane ?? null;
  }

  clear(): void {
    this.panes = [];
  }

  get list(): Closed[] {
    return this.panes.map(({ number, pane }) => ({ number, spec: pane.spec }));
  }
}
