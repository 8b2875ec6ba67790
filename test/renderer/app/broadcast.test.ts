// @vitest-environment jsdom
import { fromBase64 } from '@shared/bytes/base64';
import { decodeUtf8 } from '@shared/bytes/utf8';
import { ok } from '@shared/contract/result';
import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import type { SessionState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listCommands } from '../../../renderer/app/commands';
import { sendBytes } from '../../../renderer/app/sendBytes';
import { insertSnippet, sendSnippet } from '../../../renderer/app/snippets';
import { type PaneHandle, Workspace } from '../../../renderer/app/workspace';
import { NEW_SNIPPET, type Snippet } from '../../../renderer/features/snippets/index';
import { Host } from '../../../renderer/host/index';

const { t } = createTranslator('en');
const client = clientSpecSchema.parse({ kind: 'tcp-client', host: '127.0.0.1', port: 9 });
const server = serverSpecSchema.parse({ kind: 'tcp-server' });

let workspace: Workspace;
let calls: string[];
let variables: Record<string, string>;

beforeEach(() => {
  // Never started: what it would send is looked at here.
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  calls = [];
  variables = {};
  vi.spyOn(host, 'call').mockImplementation(((name: string, params: Record<string, unknown>) => {
    if (name === 'template.env')
      return Promise.resolve(ok({ value: variables[String(params.name)] ?? null }));
    const text = decodeUtf8(fromBase64(String(params.data)) ?? new Uint8Array(0));
    calls.push(`${String(params.session)}>${String(params.to)} ${text}`);
    return Promise.resolve(ok({ sockets: 1 }));
  }) as typeof host.call);
  workspace = new Workspace(host);
  const sessions = [1, 2, 3, 4].map((session) => ({
    session,
    spec: session === 2 ? server : client,
    open: session === 4 ? 0 : 1,
    local: null,
  })) as SessionState[];
  host.store.setState({ sessions: new Map(sessions.map((state) => [state.session, state])) });
});

const say = (session: number, text: string) =>
  sendBytes(workspace, t, session, 'all', new TextEncoder().encode(text));

/** A pane of which only the message box matters. */
function openPane(session: number, to: number | 'all'): string[] {
  const inserted: string[] = [];
  const messageBox = () => ({
    focus: () => undefined,
    insert: () => undefined,
    insertBytes: (bytes: Uint8Array) => inserted.push(decodeUtf8(bytes)) > 0,
    target: () => to,
    written: () => ({ text: 'a{{b', mode: 'text', encoding: 'utf-8', ending: 'crlf' }) as const,
  });
  workspace.panes.set(session, { messageBox, focusMessage: () => true } as unknown as PaneHandle);
  return inserted;
}

describe('broadcast typing', () => {
  it('is off in a new page', async () => {
    await say(1, 'alone');
    expect(calls).toEqual(['1>all alone']);
  });

  it('sends in every other connected pane, to whom its box would send', async () => {
    openPane(2, 7);
    workspace.broadcast.toggle();
    await say(1, 'x');
    expect(calls.sort()).toEqual(['1>all x', '2>7 x', '3>all x']);
  });

  it('neither takes from nor gives to a pane that is left out', async () => {
    workspace.broadcast.toggle();
    workspace.broadcast.setExcluded(3, true);
    await say(1, 'x');
    expect(calls.sort()).toEqual(['1>all x', '2>all x']);
    calls = [];
    await say(3, 'y');
    expect(calls).toEqual(['3>all y']);
    workspace.broadcast.setExcluded(3, false);
    calls = [];
    await say(3, 'z');
    expect(calls).toHaveLength(3);
  });

  it('stays as it is until it is switched off', async () => {
    const command = () => listCommands({ workspace, t }).find(({ id }) => id === 'broadcast');
    command()?.run();
    expect(command()?.title(t)).toBe('Switch broadcast typing off');
    command()?.run();
    expect(command()?.title(t)).toBe('Broadcast typing to all panes');
    await say(1, 'x');
    expect(calls).toHaveLength(1);
  });
});

describe('a snippet', () => {
  const snippet: Snippet = { ...NEW_SNIPPET, id: 'a', name: 'a', text: '{{counter}} {{env.WHO}}' };

  it('goes to the pane in front, counts, and is broadcast as what is typed', async () => {
    variables.WHO = 'ada';
    workspace.setActive(1);
    openPane(1, 'all');
    expect(await sendSnippet(workspace, t, snippet)).toEqual({ ok: true, bytes: 6 });
    workspace.broadcast.toggle();
    await sendSnippet(workspace, t, snippet);
    expect(calls.sort()).toEqual(['1>all 1 ada\n', '1>all 2 ada\n', '2>all 2 ada\n', '3>all 2 ada\n']);
  });

  it('goes to the connection that was chosen', async () => {
    variables.WHO = '';
    workspace.setActive(2);
    openPane(2, 5);
    await sendSnippet(workspace, t, snippet);
    expect(calls).toEqual(['2>5 1 \n']);
  });

  it('is not sent, and not counted, when something is missing', async () => {
    expect(await sendSnippet(workspace, t, snippet)).toMatchObject({ ok: false });
    workspace.setActive(1);
    expect(await sendSnippet(workspace, t, snippet)).toEqual({
      ok: false,
      reason: 'Character 13: the host has no variable WHO.',
    });
    expect(calls).toEqual([]);
    expect(workspace.snippets.counterOf('a')).toBe(1);
  });

  it('is put into the box without its line ending', async () => {
    variables.WHO = 'ada';
    workspace.setActive(1);
    const inserted = openPane(1, 'all');
    expect(await insertSnippet(workspace, t, snippet)).toBeNull();
    expect(inserted).toEqual(['1 ada']);
  });

  it('is a command with its key, and the message in the box becomes one', () => {
    workspace.setActive(1);
    openPane(1, 'all');
    workspace.snippets.put({ ...snippet, key: 'Shift+F4' }, 'a');
    const commands = listCommands({ workspace, t });
    expect(commands.find(({ id }) => id === 'snippet-a')?.shortcut).toBe('Shift+F4');
    commands.find(({ id }) => id === 'save-message')?.run();
    expect(workspace.store.getState().dialog).toMatchObject({
      kind: 'snippet',
      editing: null,
      content: { text: 'a\\x7b\\x7bb', ending: 'crlf', mode: 'text' },
    });
  });
});
