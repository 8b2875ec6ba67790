/** Files that are dropped on the window: what becomes of one is decided by how it is called. */
import type { Translate } from '@shared/i18n/index';
import { WORKSPACE_ENDING } from '@shared/workspace/schema';
import { RECORDING_EXTENSIONS } from '../features/replay/index';
import { openFiles, tellNotOpened } from './openRecording';
import type { Workspace } from './workspace';
import { openWorkspaceFile } from './workspaceVerbs';

/** What to do with dropped files of one kind. */
export type DropHandler = (files: readonly File[]) => void;

/** By extension, in lower case, with its dot. */
export function dropHandlers(workspace: Workspace, t: Translate): ReadonlyMap<string, DropHandler> {
  const open: DropHandler = (files) => void openFiles(workspace, t, files);
  // One workspace takes the place of all: the first of them.
  const openOne: DropHandler = ([file]) => {
    if (file !== undefined) void openWorkspaceFile(workspace, t, file);
  };
  return new Map([
    ...RECORDING_EXTENSIONS.map((extension): [string, DropHandler] => [extension, open]),
    [WORKSPACE_ENDING, openOne],
  ]);
}

/** Opens what can be opened, and says of the rest that it cannot. */
export function dropFiles(workspace: Workspace, t: Translate, files: readonly File[]): void {
  const [left] = dispatchFiles(files, dropHandlers(workspace, t));
  if (left !== undefined) tellNotOpened(workspace, t('open.named', { name: left.name }), t('open.unknown'));
}

/** Hands each file to who opens its kind, those of one kind together; answers those that nobody opens. */
export function dispatchFiles<F extends Pick<File, 'name'>>(
  files: readonly F[],
  handlers: ReadonlyMap<string, (files: readonly F[]) => void>,
): readonly F[] {
  const taken = new Map<(files: readonly F[]) => void, F[]>();
  const left: F[] = [];
  for (const file of files) {
    const handler = handlers.get(extensionOf(file.name));
    if (handler === undefined) left.push(file);
    else taken.set(handler, [...(taken.get(handler) ?? []), file]);
  }
  for (const [handler, its] of taken) handler(its);
  return left;
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
