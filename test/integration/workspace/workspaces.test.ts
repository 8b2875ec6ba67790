// The workspace of a host over restarts, with real sockets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetSchema } from '@shared/contract/rules';
import { sessionSpecSchema } from '@shared/contract/spec';
import { layoutSchema } from '@shared/workspace/layout';
import { afterEach, describe, expect, it } from 'vitest';
import { Rules } from '../../../electron/automation/rules/index';
import { Marks } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Workspaces, type WorkspacesOptions } from '../../../electron/workspace/index';
import { builtServerWorker } from '../../helpers/builtServerWorker';
import { stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import { testFolders } from '../../helpers/workspaces';

interface Host {
  readonly engine: Engine;
  readonly rules: Rules;
  readonly marks: Marks;
  readonly workspace: Workspaces;
  readonly sessions: readonly number[];
  close(): Promise<void>;
}

const folders = testFolders();
const open = new Set<Host>();

afterEach(async () => {
  for (const host of [...open]) await host.close();
});

function startHost(folder: string, options: Partial<WorkspacesOptions> = {}, serverWorker?: URL): Host {
  const engine = createEngine({ ...(serverWorker !== undefined && { serverWorker }) });
  const rules = new Rules(engine);
  const marks = new Marks(engine);
  const workspace = new Workspaces(
    { engine, rules, marks, scenarios: { state: null } },
    { folder: join(folder, 'kept'), files: folder, ...options },
  );
  const host: Host = {
    engine,
    rules,
    marks,
    workspace,
    get sessions() {
      return engine.changes(0).update.sessions.map(({ session }) => session);
    },
    async close() {
      if (!open.delete(host)) return;
      await workspace.close();
      rules.close();
      await engine.dispose();
    },
  };
  open.add(host);
  return host;
}

async function openPair({ engine }: Host): Promise<{ server: number; client: number; port: number }> {
  const server = engine.open(sessionSpecSchema.parse({ kind: 'tcp-server' })).session;
  const local = await pollUntil('listening', () => stateOf(engine, server)?.local);
  const client = engine.open(sessionSpecSchema.parse({ kind: 'tcp-client', port: local.port })).session;
  await pollUntil('connected', () => stateOf(engine, client)?.phase === 'connected');
  return { server, client, port: local.port };
}

function phases({ engine, sessions }: Host): string[] {
  return sessions.map((session) => stateOf(engine, session)?.phase ?? 'gone');
}

const RULES = ruleSetSchema.parse({
  version: 1,
  rules: [{ id: 'a', match: { kind: 'exact', pattern: 'x' } }],
});

const layout = (...sessions: number[]) =>
  layoutSchema.parse({
    grid: {
      root: {
        type: 'branch',
        data: sessions.map((n) => ({ type: 'leaf', data: { views: [`session-${n}`] } })),
      },
    },
    panels: Object.fromEntries(sessions.map((n) => [`session-${n}`, { id: `session-${n}` }])),
  });

describe('over a restart', () => {
  it('everything comes back stopped, with what belongs to it, and echoes when all is started', async () => {
    const folder = folders();
    const before = startHost(folder);
    const { server, client, port } = await openPair(before);
    before.rules.set(server, RULES);
    const first = before.engine.log(client)?.firstSeq ?? 0;
    await before.marks.set(client, first, 'look here');
    before.workspace.keep(0, false, {
      layout: layout(client, server),
      views: [{ session: client, view: { form: 'hex' } }],
      notes: 'mine',
    });
    await before.close();

    const after = startHost(folder);
    expect(phases(after)).toEqual(['stopped', 'disconnected']);
    expect(after.engine.openSockets).toBe(0);
    const [newServer = 0, newClient = 0] = after.sessions;
    expect(after.workspace.state).toMatchObject({
      waiting: [newServer, newClient],
      parts: {
        layout: layout(newClient, newServer),
        views: [{ session: newClient, view: { form: 'hex' } }],
        notes: 'mine',
      },
    });
    expect(after.rules.get(newServer)).toEqual(RULES);
    const [mark] = after.marks.list(newClient);
    expect(mark).toMatchObject({ note: 'look here', type: 'session-opened' });
    // No row of this run is taken for the one that was marked.
    expect(mark?.seq).toBeLessThan(after.engine.log(newClient)?.firstSeq ?? 0);

    expect(await after.workspace.start()).toBe(2);
    await pollUntil('connected', () => stateOf(after.engine, newClient)?.phase === 'connected');
    expect(stateOf(after.engine, newServer)?.local?.port).toBe(port);
    after.engine.send(newClient, 'all', Buffer.from('again'));
    await pollUntil('the echo', () => stateOf(after.engine, newClient)?.bytesIn === 5);
    expect(after.workspace.state.waiting).toEqual([]);
  });

  it('a server in the blocking engine stands still too, and finds its port again', async () => {
    const folder = folders();
    const worker = builtServerWorker();
    const before = startHost(folder, {}, worker);
    const spec = sessionSpecSchema.parse({ kind: 'tcp-server', behaviour: { name: 'iterative' } });
    const { session } = before.engine.open(spec);
    const local = await pollUntil('listening', () => stateOf(before.engine, session)?.local);
    await before.close();
    const after = startHost(folder, {}, worker);
    const [server = 0] = after.sessions;
    expect(stateOf(after.engine, server)).toMatchObject({ phase: 'stopped', local: null });
    expect(after.engine.listen(server).ok).toBe(true);
    const again = await pollUntil('listening', () => stateOf(after.engine, server)?.local);
    expect(again.port).toBe(local.port);
    await pollUntil('nothing waits', () => after.workspace.state.waiting.length === 0);
  });

  it('is as it was last, however often it is closed without a change', async () => {
    const folder = folders();
    const first = startHost(folder);
    await openPair(first);
    await first.close();
    for (let n = 0; n < 3; n++) {
      const host = startHost(folder);
      expect(host.sessions).toHaveLength(2);
      await host.close();
    }
    const kept = JSON.parse(readFileSync(join(folder, 'kept/autosave.bothends'), 'utf8')) as {
      panes: unknown[];
    };
    expect(kept.panes).toMatchObject([{ port: expect.any(Number) }, { port: null }]);
  });
});

describe('files', () => {
  it('are saved, tell of changes, and are opened in place of what is there', async () => {
    const folder = folders();
    const host = startHost(folder);
    await openPair(host);
    expect(await host.workspace.save('pair', false)).toEqual({ file: join(folder, 'pair.bothends') });
    expect(host.workspace.state).toMatchObject({ name: 'pair', unsaved: false });
    expect(await host.workspace.save('pair', false)).toEqual({ file: join(folder, 'pair.bothends') });
    host.engine.open(sessionSpecSchema.parse({ kind: 'tcp-server' }));
    await pollUntil('told', () => host.workspace.state.unsaved);

    expect(await host.workspace.open({ file: 'pair.bothends' })).toEqual({ panes: 2 });
    expect(phases(host)).toEqual(['stopped', 'disconnected']);
    expect(host.workspace.state).toMatchObject({ name: 'pair', unsaved: false, opened: 1, closed: [] });
    // What was left is not lost.
    const [newest] = await host.workspace.listAutosaves();
    expect(newest).toMatchObject({ panes: 3, file: join(folder, 'pair.bothends') });
    expect(host.workspace.state.recent.map(({ file }) => file)).toEqual([join(folder, 'pair.bothends')]);
    host.workspace.forget(join(folder, 'pair.bothends'));
    expect(host.workspace.state.recent).toEqual([]);
  });

  it('that cannot be read change nothing, and stay as they are', async () => {
    const folder = folders();
    const host = startHost(folder);
    await openPair(host);
    const bad = join(folder, 'bad.bothends');
    for (const [text, trouble] of [
      ['{', 'not-json'],
      ['{"format":"bothends-workspace","version":2}', 'future'],
      ['{"format":"bothends-workspace","version":1,"panes":[{}]}', 'damaged'],
    ] as const) {
      writeFileSync(bad, text);
      expect(await host.workspace.open({ file: bad })).toMatchObject({ trouble, file: bad });
      expect(readFileSync(bad, 'utf8')).toBe(text);
    }
    writeFileSync(bad, Buffer.from([0xff, 0xfe, 0x00]));
    expect(await host.workspace.open({ file: bad })).toMatchObject({ trouble: 'not-text' });
    expect(await host.workspace.open({ file: 'none' })).toMatchObject({ trouble: 'not-found' });
    expect(await host.workspace.open({ file: `${folder}/kept` })).toMatchObject({ trouble: 'not-found' });
    expect(phases(host)).toEqual(['listening', 'connected']);
    expect(host.workspace.state).toMatchObject({ opened: 0, file: null });
  });

  it('of others are replaced only when that was said', async () => {
    const folder = folders();
    const host = startHost(folder);
    const file = join(folder, 'there.bothends');
    writeFileSync(file, 'mine');
    expect(await host.workspace.save(file, false)).toMatchObject({ trouble: 'exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await host.workspace.save(join(folder, 'no/such.bothends'), false)).toMatchObject({
      trouble: 'no-folder',
    });
    expect(await host.workspace.save(file, true)).toEqual({ file });
  });

  it('asked for outside are opened at once when nothing ends by it; otherwise the page is asked', async () => {
    const folder = folders();
    const file = join(folder, 'short.bothends');
    const short = { format: 'bothends-workspace', version: 0, sessions: [{ kind: 'tcp-server' }] };
    writeFileSync(file, JSON.stringify(short));
    const host = startHost(folder, { restore: false });
    host.workspace.openFile(file);
    await pollUntil('open', () => host.workspace.state.name === 'short');
    await openPair(host);
    host.workspace.openFile(file);
    expect(host.workspace.state.wish).toEqual({ number: 1, file });
    host.workspace.dismiss('wish');
    expect(host.workspace.state.wish).toBeNull();
    await host.workspace.clear();
    expect(host.sessions).toEqual([]);
    host.workspace.openFile(join(folder, 'none.bothends'));
    await pollUntil('refused', () => host.workspace.state.refused !== null);
    expect(host.workspace.state.refused).toMatchObject({
      isAutosave: false,
      trouble: { trouble: 'not-found' },
    });
  });

  it('pass through a page both ways', async () => {
    const host = startHost(folders());
    await openPair(host);
    const exported = host.workspace.export();
    if ('trouble' in exported) throw new Error(exported.trouble);
    await host.workspace.clear();
    expect(await host.workspace.import('a.bothends', exported.text)).toEqual({ panes: 2 });
    expect(host.workspace.state).toMatchObject({ file: null, unsaved: true });
    expect(await host.workspace.import('b.bothends', exported.text.slice(0, 50))).toMatchObject({
      trouble: 'not-json',
      file: 'b.bothends',
    });
  });
});

describe('a closed pane', () => {
  it('comes back stopped, with its rules and view, the last one first', async () => {
    const host = startHost(folders());
    const { server, client } = await openPair(host);
    host.rules.set(server, RULES);
    host.workspace.keep(0, false, { views: [{ session: server, view: { form: 'both' } }] });
    await host.engine.close(server);
    await host.engine.close(client);
    expect(host.workspace.state.closed.map(({ spec }) => spec.kind)).toEqual(['tcp-client', 'tcp-server']);
    expect(host.workspace.reopen(null).ok).toBe(true);
    const back = host.workspace.reopen(null);
    if (!back.ok) throw new Error(back.error.message);
    expect(host.rules.get(back.value.session)).toEqual(RULES);
    expect(host.workspace.state.parts?.views).toEqual([
      { session: back.value.session, view: { form: 'both' } },
    ]);
    expect(phases(host)).toEqual(['disconnected', 'stopped']);
    expect(host.workspace.reopen(null)).toMatchObject({ ok: false, error: { code: 'NOT_POSSIBLE_NOW' } });
  });
});

describe('what a page tells', () => {
  it('of another workspace is not taken', async () => {
    const host = startHost(folders());
    await host.workspace.clear();
    host.workspace.keep(0, false, { notes: 'old' });
    expect(host.workspace.state.parts?.notes).toBe('');
    host.workspace.keep(1, false, { notes: 'new' });
    expect(host.workspace.state.parts?.notes).toBe('new');
  });

  it('while it settles is no change of a saved workspace, unless it has changed already', async () => {
    const host = startHost(folders());
    await openPair(host);
    await host.workspace.save('a', false);
    const [first = 0, second = 0] = host.sessions;
    host.workspace.keep(0, true, { layout: layout(first, second) });
    await host.workspace.save(null, true);
    expect(host.workspace.state.unsaved).toBe(false);
    host.workspace.keep(0, true, { layout: layout(second, first) });
    await pollUntil('looked at', () => !host.workspace.state.unsaved);
    host.workspace.keep(0, false, { layout: layout(first, second) });
    await pollUntil('told', () => host.workspace.state.unsaved);
  });
});

describe('a folder that cannot be', () => {
  it('is told, and everything else works', async () => {
    const folder = folders();
    writeFileSync(join(folder, 'kept'), 'a file');
    const host = startHost(folder);
    expect(host.workspace.state.problem).toMatch(/EEXIST|ENOTDIR/);
    await openPair(host);
    expect(await host.workspace.save('a', false)).toEqual({ file: join(folder, 'a.bothends') });
    expect(existsSync(join(folder, 'a.bothends'))).toBe(true);
  });
});
