import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { listCommands, runnable } from '../../../renderer/app/commands';
import { Workspace } from '../../../renderer/app/workspace';
import { Host } from '../../../renderer/host/index';
import { client, known, socket } from '../explain/known';

function commands() {
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  const workspace = new Workspace(host);
  const { t } = createTranslator('en');
  const list = () => listCommands({ workspace, t });
  return { host, workspace, list };
}

const ids = (of: ReturnType<typeof runnable>) => of.map(({ id }) => id);

describe('before the page has found its host, and after it lost it', () => {
  it('nothing can be begun, but everything about the page can be done', () => {
    const { list } = commands();
    const now = ids(runnable(list(), false));
    expect(now).not.toContain('new-server');
    expect(now).not.toContain('new-client');
    expect(now).not.toContain('new-pair');
    for (const id of ['show-commands', 'show-layers', 'show-shortcuts', 'theme-dark', 'language-ko'])
      expect(now).toContain(id);
    expect(ids(runnable(list(), true))).toEqual(
      expect.arrayContaining(['new-server', 'new-client', 'new-pair']),
    );
  });

  it('nothing is asked of the sessions that are still shown', () => {
    const { host, list } = commands();
    const one = client(1, { port: 7 }, { phase: 'disconnected' });
    const sockets = [socket(1, 1)];
    host.store.setState({ ...known([one], sockets), rosters: new Map([[1, sockets]]) });
    const now = ids(runnable(list(), false));
    expect(ids(runnable(list(), true))).toEqual(
      expect.arrayContaining(['reconnect', 'close-session', 'halfClose-1', 'find']),
    );
    for (const id of ['reconnect', 'close-session', 'halfClose-1']) expect(now).not.toContain(id);
    // What is shown can still be read.
    for (const id of ['find', 'clear', 'copy-traffic']) expect(now).toContain(id);
  });
});

it('calls every command of the native menu by its name', () => {
  const { list } = commands();
  for (const { id, title } of list()) expect(title(createTranslator('ko').t), id).not.toMatch(/palette\./);
});
