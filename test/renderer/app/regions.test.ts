import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterPanes, stepRegion } from '../../../renderer/app/regions';
import { type DockHandle, Workspace } from '../../../renderer/app/workspace';
import { Host } from '../../../renderer/host/index';

const PAGE = `
  <nav data-region="toolbar"><button id="new">New</button><button>Settings</button></nav>
  <div data-region="banners"></div>
  <main data-region="panes"><div inert><button>hidden pane</button></div><button id="choice">Choice</button></main>
  <section data-region="status"><button disabled>Off</button><button id="events">Events</button></section>`;

/** A dock with so many panels; `at`: the one that has the focus. */
function dockOf(panels: number): DockHandle & { at: number } {
  const dock = {
    at: 0,
    to(next: number): boolean {
      if (next < 0 || next >= panels) return false;
      dock.at = next;
      document.getElementById('choice')?.focus();
      return true;
    },
    step: (direction: number) => dock.to(dock.at + direction),
    enter: (direction: number) => dock.to(direction === 1 ? 0 : panels - 1),
  };
  const nothing = (): void => undefined;
  return Object.assign(dock, { show: nothing, reveal: nothing, toggle: nothing, move: nothing });
}

const focused = (): string | undefined => document.activeElement?.id;
let workspace: Workspace;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  // jsdom draws nothing.
  Element.prototype.checkVisibility = () => true;
  workspace = new Workspace(new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) }));
});
afterEach(() => {
  document.body.innerHTML = '';
});

describe('from part to part of the window', () => {
  it('goes round, past what cannot have the focus', () => {
    document.getElementById('new')?.focus();
    stepRegion(workspace, 1);
    expect(focused()).toBe('choice');
    stepRegion(workspace, 1);
    expect(focused()).toBe('events');
    stepRegion(workspace, 1);
    expect(focused()).toBe('new');
    stepRegion(workspace, -1);
    expect(focused()).toBe('events');
  });

  it('goes through the panes one by one', () => {
    const dock = dockOf(3);
    workspace.dock = dock;
    document.getElementById('new')?.focus();
    const seen: (string | number | undefined)[] = [];
    for (let i = 0; i < 5; i++) {
      stepRegion(workspace, 1);
      seen.push(focused() === 'choice' ? dock.at : focused());
    }
    expect(seen).toEqual([0, 1, 2, 'events', 'new']);
    stepRegion(workspace, -1);
    stepRegion(workspace, -1);
    expect([focused(), dock.at]).toEqual(['choice', 2]);
  });

  it('begins at the panes when nothing has the focus', () => {
    stepRegion(workspace, 1);
    expect(focused()).toBe('events');
  });

  it('a skip link goes to the pane that was used last, or to what stands there', () => {
    enterPanes(workspace);
    expect(focused()).toBe('choice');
    const dock = dockOf(2);
    dock.at = 1;
    workspace.dock = dock;
    document.getElementById('new')?.focus();
    enterPanes(workspace);
    expect([focused(), dock.at]).toEqual(['choice', 1]);
  });
});
