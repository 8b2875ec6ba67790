/** Who has the autosave of a folder: two hosts at once would overwrite each other's. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

/** A holder says so often that it is there; one silent for longer is gone, whoever has its process number now. */
export const LOCK_BEAT_MS = 5_000;
const LOCK_STALE_MS = 30_000;

export class Lock {
  private constructor(private readonly file: string) {}

  /** Null: another process has it. */
  static take(file: string, isAlive: (pid: number) => boolean = isRunning): Lock | null {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
        return new Lock(file);
      } catch {
        if (isHeld(file, isAlive)) return null;
        rmSync(file, { force: true });
      }
    }
    return null;
  }

  beat(): void {
    const now = new Date();
    try {
      utimesSync(this.file, now, now);
    } catch {
      // Somebody cleaned up; the next host begins without us, which loses nothing.
    }
  }

  release(): void {
    rmSync(this.file, { force: true });
  }
}

function isHeld(file: string, isAlive: (pid: number) => boolean): boolean {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    const silentMs = Date.now() - statSync(file).mtimeMs;
    return pid !== process.pid && isAlive(pid) && silentMs < LOCK_STALE_MS;
  } catch {
    return false;
  }
}

export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
