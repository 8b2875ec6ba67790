/**
 * The folder for what the memory of logs has no room for: one a process, for this user alone, gone when it ends. What a
 * crash left behind is removed by the next start, and never that of a process that lives.
 */
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'bothends-log-';
/** Process number, when it started, the space its number is from, and six random letters. */
const NAME = /^bothends-log-(\d+)-(\d+)-(\d+)-[A-Za-z0-9]{6}$/;

/** Folders of this process. */
const ours = new Set<string>();

/** Makes a folder that only this user can look into. */
export function makeSpillFolder(base = tmpdir()): string {
  const { pid } = process;
  const folder = mkdtempSync(join(base, `${PREFIX}${pid}-${startOf(pid) ?? '0'}-${numberSpace()}-`));
  // A process that ends without closing its engine, by `exit`, leaves nothing either.
  if (ours.size === 0) process.once('exit', removeOurs);
  ours.add(folder);
  return folder;
}

export async function removeSpillFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  ours.delete(folder);
  if (ours.size === 0) process.off('exit', removeOurs);
}

/** Removes what processes left that are no more. Never fails: what cannot be looked at is left alone. */
export async function removeDeadSpill(base = tmpdir()): Promise<void> {
  const names = await readdir(base).catch(() => []);
  for (const name of names) {
    const [, pid, start, space] = NAME.exec(name) ?? [];
    if (pid === undefined || start === undefined || space !== numberSpace()) continue;
    const folder = join(base, name);
    if (ours.has(folder) || isAlive(Number(pid), start) || !(await isMine(folder))) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function removeOurs(): void {
  for (const folder of ours) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next start removes it.
    }
  }
}

/** A number alone is not enough: they are given again. */
function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return now === null || start === '0' || now === start;
}

/** When a process started, in ticks since the machine did; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Behind the name, which may hold anything: field 22 of all, the 20th from there.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Containers may share a folder and not the numbers of their processes. */
function numberSpace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

async function isMine(folder: string): Promise<boolean> {
  try {
    const found = await stat(folder);
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  } catch {
    return false;
  }
}
