/** Opening, saving and bringing back workspaces: the same for menus, palette, start page and files that are dropped. */
import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { WorkspaceTrouble } from '@shared/contract/workspace';
import type { Translate } from '@shared/i18n/index';
import {
  fileName,
  type ReplaceWish,
  refusalWords,
  saveText,
  troubleWords,
  wishName,
} from '../features/workspace/index';
import type { Workspace } from './workspace';

type Opening = Promise<Result<{ panes: number } | WorkspaceTrouble, ErrorInfo>>;

/** Asks which: with the system's own dialog where the host has one. */
export function askForWorkspace(workspace: Workspace, t: Translate): void {
  if (workspace.host.store.getState().hello?.host === 'desktop') void chooseWorkspace(workspace, t);
  else workspace.show({ kind: 'workspace-open' });
}

async function chooseWorkspace(workspace: Workspace, t: Translate): Promise<void> {
  const { host } = workspace;
  const answer = await workspace.report(
    t('workspace.open.title'),
    host.call('workspace.choose', { to: 'open' }),
  );
  if (answer.ok && answer.value.file !== null) replaceBy(workspace, t, { file: answer.value.file });
}

/** Opens another workspace, after a question when something would end or be lost. */
export function replaceBy(workspace: Workspace, t: Translate, wish: ReplaceWish): void {
  const { workspace: kept, sessions } = workspace.host.store.getState();
  const isRunning = [...sessions.values()].some(({ open, phase }) => open > 0 || phase === 'listening');
  const isUnsaved = kept?.unsaved === true && (kept.file !== null || sessions.size > 0);
  if (isRunning || isUnsaved) workspace.show({ kind: 'workspace-replace', wish });
  else {
    workspace.show(null);
    void replaceNow(workspace, t, wish);
  }
}

/** Without a question. What is wrong with the file is told. */
export async function replaceNow(workspace: Workspace, t: Translate, wish: ReplaceWish): Promise<void> {
  const what = t('workspace.what.open', { name: wishName(wish, t) });
  const answer = await workspace.report(what, ask(workspace, wish));
  if (answer.ok && 'trouble' in answer.value) fail(workspace, what, troubleWords(answer.value, t));
}

function ask({ host }: Workspace, wish: ReplaceWish): Opening {
  if ('file' in wish) return host.call('workspace.open', { from: { file: wish.file } });
  if ('autosave' in wish) return host.call('workspace.open', { from: { autosave: wish.autosave } });
  if ('text' in wish) return host.call('workspace.import', { name: wish.name, text: wish.text });
  return host
    .call('workspace.new', {})
    .then((answer) => (answer.ok ? { ok: true, value: { panes: 0 } } : answer));
}

/** Saves where it was saved before, or asks where. True: it is saved. */
export async function saveWorkspace(workspace: Workspace, t: Translate): Promise<boolean> {
  const { host } = workspace;
  const kept = host.store.getState().workspace;
  if (kept === null || kept.file === null) {
    askWhereToSave(workspace, t);
    return false;
  }
  return save(workspace, t, null, true);
}

export function askWhereToSave(workspace: Workspace, t: Translate): void {
  if (workspace.host.store.getState().hello?.host === 'desktop') void chooseWhereToSave(workspace, t);
  else workspace.show({ kind: 'workspace-save' });
}

async function chooseWhereToSave(workspace: Workspace, t: Translate): Promise<void> {
  const { host } = workspace;
  const answer = await workspace.report(
    t('workspace.what.save'),
    host.call('workspace.choose', { to: 'save' }),
  );
  // The system's dialog has asked whether to replace what is there.
  if (answer.ok && answer.value.file !== null) await save(workspace, t, answer.value.file, true);
}

async function save(
  workspace: Workspace,
  t: Translate,
  file: string | null,
  replace: boolean,
): Promise<boolean> {
  const what = t('workspace.what.save');
  const answer = await workspace.report(what, workspace.host.call('workspace.save', { file, replace }));
  if (answer.ok && 'trouble' in answer.value) fail(workspace, what, troubleWords(answer.value, t));
  return answer.ok && !('trouble' in answer.value);
}

/** Gives the workspace to the browser's downloads. Null: it went there; otherwise why not. */
export async function downloadWorkspace(workspace: Workspace, t: Translate): Promise<string | null> {
  const answer = await workspace.host.call('workspace.export', {});
  if (!answer.ok) return refusalWords(answer.error);
  if ('trouble' in answer.value) return troubleWords(answer.value, t);
  saveText(answer.value.text, answer.value.name);
  return null;
}

/** Opens a workspace that the browser has. */
export async function openWorkspaceFile(workspace: Workspace, t: Translate, file: File): Promise<void> {
  try {
    const text = await file.text();
    replaceBy(workspace, t, { name: file.name, text });
  } catch {
    fail(workspace, t('workspace.what.open', { name: fileName(file.name) }), t('workspace.open.unread'));
  }
}

export async function startAllSessions(workspace: Workspace, t: Translate): Promise<void> {
  await workspace.report(t('workspace.command.startAll'), workspace.host.call('workspace.start', {}));
}

/** Opens the pane closed last anew, stopped, and goes there. */
export async function reopenPane(
  workspace: Workspace,
  t: Translate,
  closed: number | null = null,
): Promise<number | null> {
  const { host, store } = workspace;
  if ((host.store.getState().workspace?.closed ?? []).length === 0) return null;
  const answer = await workspace.report(
    t('palette.command.reopen-pane'),
    host.call('workspace.reopen', { closed }),
  );
  if (!answer.ok) return null;
  const { session } = answer.value;
  store.setState({ wanted: session, reopened: session });
  return session;
}

function fail(workspace: Workspace, what: string, message: string): void {
  const error: ErrorInfo = { code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' };
  workspace.store.setState({ failure: { what, error } });
}
