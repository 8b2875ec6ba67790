import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Rules } from '../../../electron/automation/rules/index';
import { attachView, Marks } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Workspaces } from '../../../electron/workspace/index';
import { Workspace } from '../../../renderer/app/workspace';
import {
  openWorkspaceFile,
  reopenPane,
  replaceBy,
  saveWorkspace,
} from '../../../renderer/app/workspaceVerbs';
import {
  ClosedToast,
  OpenWorkspaceDialog,
  ReplaceQuestion,
  SaveWorkspaceDialog,
  WorkspaceBanners,
  WorkspaceStatus,
} from '../../../renderer/features/workspace/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

// The page of this test has another Uint8Array than Node, whose encoder the host uses.
vi.hoisted(() => {
  const Native = TextEncoder;
  vi.stubGlobal(
    'TextEncoder',
    class {
      encode(text: string): Uint8Array {
        return new Uint8Array(new Native().encode(text));
      }
    },
  );
});

const SERVER = serverSpecSchema.parse({ kind: 'tcp-server' });
const translator = createTranslator('en');
const { t } = translator;

let folder: string;
let engine: Engine;
let workspaces: Workspaces;
let host: Host;
let page: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-workspace-'));
  engine = createEngine();
  const marks = new Marks(engine);
  workspaces = new Workspaces(
    { engine, rules: new Rules(engine), marks, scenarios: { state: null } },
    { folder: join(folder, 'kept'), files: folder },
  );
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [ours, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0', marks, workspace: workspaces });
      return Promise.resolve(ours);
    },
  });
  page = new Workspace(host);
  host.start();
  await waitFor(() => expect(host.store.getState().synced).toBe(true));
});

afterEach(async () => {
  cleanup();
  host.stop();
  await workspaces.close();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function show(children: ReactNode): void {
  render(
    <I18nextProvider i18n={translator}>
      <TooltipProvider>
        <HostProvider host={host}>{children}</HostProvider>
      </TooltipProvider>
    </I18nextProvider>,
  );
}

async function openServer(): Promise<number> {
  const { session } = engine.open(SERVER);
  await waitFor(() => expect(host.store.getState().sessions.get(session)?.phase).toBe('listening'));
  return session;
}

it('says that a pane was closed, brings it back, and says what came back', async () => {
  const session = await openServer();
  let asked = 0;
  show(<ClosedToast keys="F9" back={null} onReopen={(closed) => (asked = closed)} />);
  await engine.close(session);
  expect(await screen.findByText('Server 127.0.0.1:0 was closed.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Reopen/ }));
  expect(asked).toBe(1);
  const back = await reopenPane(page, t, asked);
  expect(page.store.getState()).toMatchObject({ wanted: back, reopened: back });
  cleanup();
  show(<ClosedToast keys={undefined} back={{ pane: 'Server x' }} onReopen={() => undefined} />);
  expect(screen.getByText(/^Server x is back, stopped/)).toBeTruthy();
  expect(await reopenPane(page, t)).toBeNull();
});

it('offers to start what came back stopped, until it is started or read', async () => {
  const session = await openServer();
  await engine.close(session);
  await waitFor(() => expect(host.store.getState().workspace?.closed).toHaveLength(1));
  await reopenPane(page, t);
  let started = 0;
  show(<WorkspaceBanners onStartAll={() => started++} onAutosave={() => undefined} />);
  expect(await screen.findByText(/^1 session is back, stopped/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Start all' }));
  expect(started).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByText(/is back, stopped/)).toBeNull());
});

it('saves, says beside the field what is wrong, and replaces only when told to', async () => {
  await openServer();
  writeFileSync(join(folder, 'there.bothends'), 'mine');
  let closed = 0;
  show(
    <>
      <WorkspaceStatus />
      <SaveWorkspaceDialog
        isSnippetsTooLarge={false}
        onDownload={() => Promise.resolve('no')}
        onClose={() => closed++}
      />
    </>,
  );
  const field = await screen.findByLabelText<HTMLInputElement>('File');
  await waitFor(() => expect(field.value).toBe(join(folder, 'workspace.bothends')));
  fireEvent.change(field, { target: { value: ' ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Name a file')).toBeTruthy();
  fireEvent.change(field, { target: { value: 'there' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('there is such a file already')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Replace the file that is there' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(closed).toBe(1));
  expect(await screen.findByText('Workspace there')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Download' }));
  expect(await screen.findByText('no')).toBeTruthy();
});

it('asks before anything ends, and saves first when asked to', async () => {
  await openServer();
  expect(await saveWorkspace(page, t)).toBe(false);
  expect(page.store.getState().dialog).toEqual({ kind: 'workspace-save' });
  await workspaces.save('a', false);
  await openServer();
  await waitFor(() => expect(host.store.getState().workspace?.unsaved).toBe(true));
  replaceBy(page, t, {});
  expect(page.store.getState().dialog).toEqual({ kind: 'workspace-replace', wish: {} });
  let replaced = 0;
  show(
    <ReplaceQuestion
      isNew
      onClose={() => undefined}
      onSave={() => saveWorkspace(page, t)}
      onReplace={() => replaced++}
    />,
  );
  expect(screen.getByRole('dialog', { name: 'Begin a new workspace?' })).toBeTruthy();
  expect(screen.getByText(/2 sessions and their connections close\..*“a” has unsaved changes/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Save first' }));
  await waitFor(() => expect(replaced).toBe(1));
  await waitFor(() => expect(host.store.getState().workspace?.unsaved).toBe(false));
});

it('lists what was opened lately and the autosaves, and opens them', async () => {
  await openServer();
  await workspaces.save('a', false);
  await workspaces.clear();
  vi.spyOn(workspaces, 'listAutosaves').mockResolvedValue([
    { id: 'earlier-1.bothends', at: 1, file: '/a.bothends', panes: 1 },
  ]);
  const wishes: unknown[] = [];
  show(
    <OpenWorkspaceDialog
      onOpen={(wish) => wishes.push(wish)}
      onFile={() => undefined}
      onClose={() => undefined}
    />,
  );
  fireEvent.click(await screen.findByRole('button', { name: /^a\.bothends/ }));
  fireEvent.click(await screen.findByRole('button', { name: /1 pane, of a\.bothends/ }));
  expect(wishes).toEqual([{ file: join(folder, 'a.bothends') }, { autosave: 'earlier-1.bothends' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(screen.getByText('Name a file')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take a.bothends off the list' }));
  await waitFor(() => expect(host.store.getState().workspace?.recent).toEqual([]));
  expect(existsSync(join(folder, 'a.bothends'))).toBe(true);
});

it('opens a file of the browser at once where nothing ends, and tells what is wrong with one', async () => {
  const good = JSON.stringify({ format: 'bothends-workspace', version: 0, sessions: [SERVER] });
  await openWorkspaceFile(page, t, new File([good], 'a.bothends'));
  await waitFor(() => expect(host.store.getState().sessions.size).toBe(1));
  await workspaces.clear();
  await waitFor(() => expect(host.store.getState().sessions.size).toBe(0));
  await openWorkspaceFile(page, t, new File(['{'], 'b.bothends'));
  await waitFor(() => expect(page.store.getState().failure?.what).toBe('Open b.bothends'));
  expect(page.store.getState().failure?.error.message).toMatch(/^it is damaged, or no JSON/);
});
