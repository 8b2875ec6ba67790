/** Workspaces on the disk. What is wrong with a file is a value: the person chooses another. */
import { lstatSync, readFileSync } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { fail, type Result } from '@shared/contract/result';
import type { WorkspaceTrouble } from '@shared/contract/workspace';
import { readWorkspace } from '@shared/workspace/file';
import { WORKSPACE_BYTES, type WorkspaceFile } from '@shared/workspace/schema';
import { isWhole } from '@shared/workspace/seal';
import writeFileAtomic from 'write-file-atomic';

export type Reading = Result<WorkspaceFile, WorkspaceTrouble>;

/** Reads a file that a person named; with `sealed`, one of our own autosaves. */
export async function readFrom(file: string, sealed = false): Promise<Reading> {
  try {
    const { size } = await fileStat(file);
    return size > WORKSPACE_BYTES ? tooLarge(file) : workspaceOf(await readFile(file), file, sealed);
  } catch (error) {
    return fail(readingTrouble(error, file));
  }
}

/** The same at once, for autosaves at the start; a file that is not there is null. */
export function readOwn(file: string): Reading | null {
  try {
    const { size } = lstatSync(file);
    return size > WORKSPACE_BYTES ? tooLarge(file) : workspaceOf(readFileSync(file), file, true);
  } catch (error) {
    const trouble = readingTrouble(error, file);
    return trouble.trouble === 'not-found' ? null : fail(trouble);
  }
}

/** A text that a page has read; `name`: what it is called there. */
export function readFromText(text: string, name: string): Reading {
  const read = readWorkspace(text);
  return read.ok ? read : fail({ trouble: read.error.problem, file: name, detail: read.error.detail });
}

/** Null: it is written. `replace`: whatever is there already. */
export async function writeTo(
  file: string,
  text: string,
  replace: boolean,
): Promise<WorkspaceTrouble | null> {
  try {
    if (!replace && (await isThere(file))) return { trouble: 'exists', file, detail: '' };
    await writeFileAtomic(file, text);
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { trouble: 'no-folder', file, detail: '' };
    if (code === 'EISDIR') return { trouble: 'not-a-file', file, detail: '' };
    return permissionOr(error, file);
  }
}

function workspaceOf(bytes: Uint8Array, file: string, sealed: boolean): Reading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({ trouble: 'not-text', file, detail: '' });
  }
  const read = readFromText(text, file);
  return read.ok && sealed && !isWhole(text) ? fail({ trouble: 'not-text', file, detail: '' }) : read;
}

async function fileStat(file: string): Promise<{ readonly size: number }> {
  const found = await stat(file);
  // A pipe would keep us waiting for ever.
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  return found;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function tooLarge(file: string): Reading {
  return fail({ trouble: 'too-large', file, detail: '' });
}

function readingTrouble(error: unknown, file: string): WorkspaceTrouble {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { trouble: 'not-found', file, detail: '' };
  if (code === 'EISDIR') return { trouble: 'not-a-file', file, detail: '' };
  return permissionOr(error, file);
}

function permissionOr(error: unknown, file: string): WorkspaceTrouble {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return { trouble: 'not-permitted', file, detail: '' };
  return { trouble: 'failed', file, detail: error instanceof Error ? error.message : String(error) };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
