import type { ErrorInfo } from '@shared/contract/errors';
import { SEND_BYTES } from '@shared/contract/limits';
import type { Translate } from '@shared/i18n/index';
import { templateProblemWords } from '@shared/i18n/templateWords';
import { expandNow, type ReadVariable, type Snippet, type SnippetSent } from '../features/snippets/index';
import { errorWords } from './errorWords';
import { sendBytes } from './sendBytes';
import type { Workspace } from './workspace';

/** Asks the host for a variable of its environment. */
export function variableReader({ host }: Pick<Workspace, 'host'>): ReadVariable {
  return async (name) => {
    const answer = await host.call('template.env', { name });
    return answer.ok ? (answer.value.value ?? undefined) : undefined;
  };
}

/** Sends a snippet in the pane in front: to whom its message box would send. */
export async function sendSnippet(
  workspace: Workspace,
  t: Translate,
  snippet: Snippet,
): Promise<SnippetSent> {
  const session = workspace.activeSession;
  if (session === undefined) return { ok: false, reason: t('snippets.noPane') };
  return workspace.snippets.inTurn(() => sendTo(session.session, workspace, t, snippet));
}

async function sendTo(
  session: number,
  workspace: Workspace,
  t: Translate,
  snippet: Snippet,
): Promise<SnippetSent> {
  const { snippets, panes } = workspace;
  const { id, text } = snippet;
  const bytes = await expandNow(text, snippet, snippets.counterOf(id), variableReader(workspace));
  if (!bytes.ok) return { ok: false, reason: templateProblemWords(text, bytes.error, t) };
  const to = panes.get(session)?.messageBox()?.target() ?? 'all';
  for (let from = 0; from < bytes.value.length; from += SEND_BYTES) {
    const part = bytes.value.subarray(from, from + SEND_BYTES);
    const sent = await sendBytes(workspace, t, session, to, part);
    if (!sent.ok) return { ok: false, reason: errorWords(sent.error, t) };
  }
  snippets.wasSent(id);
  return { ok: true, bytes: bytes.value.length };
}

/** The same for a key or the palette, where nothing but the page itself can say what went wrong. */
export async function runSnippet(workspace: Workspace, t: Translate, snippet: Snippet): Promise<void> {
  const sent = await sendSnippet(workspace, t, snippet);
  if (sent.ok) return;
  const error: ErrorInfo = { code: 'NOT_POSSIBLE_NOW', message: sent.reason, explanation: 'bad-command' };
  workspace.store.setState({ failure: { what: t('snippets.command', { name: snippet.name }), error } });
}

/** Puts the bytes of a snippet into the message box, without its line ending: that is the box's own. */
export async function insertSnippet(
  workspace: Workspace,
  t: Translate,
  snippet: Snippet,
): Promise<string | null> {
  const pane = workspace.activePane;
  const box = pane?.messageBox();
  if (pane === undefined || box === null || box === undefined) return t('snippets.noPane');
  const form = { ...snippet, ending: 'none' as const };
  const counter = workspace.snippets.counterOf(snippet.id);
  const bytes = await expandNow(snippet.text, form, counter, variableReader(workspace));
  if (!bytes.ok) return templateProblemWords(snippet.text, bytes.error, t);
  if (!box.insertBytes(bytes.value)) return t('snippets.noBox');
  pane.focusMessage();
  return null;
}
