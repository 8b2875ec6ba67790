/** What workspaces and their troubles are called. Pure. */
import { formatHostPort } from '@shared/contract/address';
import type { ErrorInfo } from '@shared/contract/errors';
import type { SessionSpec } from '@shared/contract/spec';
import type { WorkspaceTrouble } from '@shared/contract/workspace';
import type { Translate } from '@shared/i18n/index';

/** Another workspace: a file of the host, an autosave, one that the page has read, or a new one. */
export type ReplaceWish =
  | { readonly file: string }
  | { readonly autosave: string }
  | { readonly name: string; readonly text: string }
  | Readonly<Record<string, never>>;

/** The last part of a path of any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

export function wishName(wish: ReplaceWish, t: Translate): string {
  if ('file' in wish && wish.file !== undefined) return fileName(wish.file);
  if ('name' in wish && wish.name !== undefined) return wish.name;
  return 'autosave' in wish ? t('workspace.open.autosaves') : t('workspace.unnamed');
}

export function troubleWords({ trouble, detail }: WorkspaceTrouble, t: Translate): string {
  return t(`workspace.trouble.${trouble}`, { detail });
}

export function refusalWords(error: ErrorInfo): string {
  return error.message;
}

/** What the pane of a closed session was called. */
export function specName(spec: SessionSpec, t: Translate): string {
  const address = formatHostPort(spec.host, spec.port);
  return spec.kind === 'tcp-server' ? t('panes.server', { address }) : t('panes.client', { address });
}
