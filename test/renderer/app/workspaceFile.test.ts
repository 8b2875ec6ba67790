import { ok } from '@shared/contract/result';
import type { WorkspaceParts } from '@shared/contract/workspace';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { WorkspaceFile } from '../../../renderer/app/workspaceFile';
import { SnippetLibrary } from '../../../renderer/features/snippets/index';
import type { Host, HostState } from '../../../renderer/host/index';

const EMPTY: WorkspaceParts = { layout: null, views: [], snippets: [], notes: '' };
const LAYOUT = { grid: { root: { type: 'leaf', data: { views: ['session-1'] } } }, panels: {} };
const content = (name: string) => ({
  name,
  folder: '',
  mode: 'text' as const,
  encoding: 'utf-8' as const,
  ending: 'lf' as const,
  key: null,
  text: name,
});

class FakeHost {
  readonly store = createStore<Partial<HostState>>(() => ({ hello: null, given: null }));
  readonly calls: { opened: number; settling: boolean; parts: Partial<WorkspaceParts> }[] = [];

  call(name: string, params: (typeof this.calls)[number]) {
    if (name === 'workspace.keep') this.calls.push(params);
    return Promise.resolve(ok({}));
  }

  gives(engine: string, opened: number, parts: Partial<WorkspaceParts> = {}): void {
    const hello = { engine } as HostState['hello'];
    this.store.setState({ hello, given: { opened, parts: { ...EMPTY, ...parts } } });
  }
}

let host: FakeHost;
let library: SnippetLibrary;
let file: WorkspaceFile;

beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost();
  library = new SnippetLibrary(null);
  file = new WorkspaceFile(host as unknown as Host, library);
  return () => vi.useRealTimers();
});

describe('what the host gives', () => {
  it('is taken once for each workspace: notes, layout, views, and snippets that are not here yet', () => {
    library.put(content('mine'));
    const given = {
      snippets: [
        { ...content('theirs'), id: 'a' },
        { ...content('mine'), id: 'b' },
      ],
    };
    host.gives('e', 0, { ...given, notes: 'read me', views: [{ session: 3, view: { form: 'hex' } }] });
    expect(library.snippets.map(({ name }) => name)).toEqual(['mine', 'theirs']);
    expect(file.store.getState().notes).toBe('read me');
    expect(file.place).toBe('e 0');
    // Told again when the page was away for a while.
    host.gives('e', 0, { notes: 'older' });
    expect(file.store.getState().notes).toBe('read me');
    host.gives('e', 1, { notes: 'another' });
    expect(file.store.getState().notes).toBe('another');
    expect(file.place).toBe('e 1');
  });

  it('is answered with what became of it, as nobody’s change', () => {
    host.gives('e', 2, { snippets: [{ ...content('theirs'), id: 'a' }] });
    expect(host.calls.every(({ settling, opened }) => settling && opened === 2)).toBe(true);
    expect(host.calls.at(-1)?.parts.snippets?.map(({ name }) => name)).toEqual(['theirs']);
  });

  it('is where a pane begins, unless this page knows better', () => {
    host.gives('e', 0, { views: [{ session: 3, view: { form: 'hex' } }] });
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    const view = file.viewStorage(3, storage);
    expect(view.getItem('k')).toBe('{"form":"hex"}');
    view.setItem('k', '{"form":"both"}');
    expect(view.getItem('k')).toBe('{"form":"both"}');
    vi.runAllTimers();
    expect(host.calls.at(-1)).toMatchObject({
      settling: false,
      parts: { views: [{ session: 3, view: { form: 'both' } }] },
    });
  });
});

describe('what is told', () => {
  it('waits for more, and is told together', () => {
    host.gives('e', 0);
    host.calls.length = 0;
    file.keepLayout(LAYOUT);
    expect(host.calls).toMatchObject([{ settling: true, parts: { layout: LAYOUT } }]);
    file.keepLayout({ ...LAYOUT, activeGroup: '1' });
    file.setNotes('a');
    file.setNotes('ab');
    library.put(content('new'));
    vi.runAllTimers();
    expect(host.calls).toHaveLength(2);
    expect(host.calls[1]).toMatchObject({
      settling: false,
      parts: { layout: { activeGroup: '1' }, notes: 'ab', snippets: [{ name: 'new' }] },
    });
  });

  it('is nothing to a host that keeps nothing, and nothing that is no layout', () => {
    file.setNotes('a');
    file.keepLayout({ grid: {} });
    vi.runAllTimers();
    expect(host.calls).toEqual([]);
  });

  it('leaves out snippets that are too many, and says so', () => {
    host.gives('e', 0);
    for (let n = 0; n < 8; n++) library.put({ ...content(`s${n}`), text: 'x'.repeat(60_000) });
    vi.runAllTimers();
    expect(file.store.getState().isSnippetsTooLarge).toBe(true);
    expect(JSON.stringify(host.calls.at(-1)?.parts.snippets ?? []).length).toBeLessThan(400_000);
  });

  it('of a workspace that is gone is not told of the next one', () => {
    host.gives('e', 0);
    file.setNotes('old');
    host.gives('e', 1);
    host.calls.length = 0;
    vi.runAllTimers();
    expect(host.calls).toEqual([]);
  });
});
