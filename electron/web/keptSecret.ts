/** The secret of pages that were let in, kept for the next start: a page that is still open then outlives the restart. */
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { newSecret } from './secret';

/** Addresses that are remembered, and for how long after the last start. */
const MOST = 20;
const KEPT_MS = 30 * 24 * 60 * 60_000;

const keptSchema = z.record(
  z.string().max(300),
  z.strictObject({ secret: z.string().regex(/^[\w-]{43}$/), at: z.number() }),
);
type Kept = z.infer<typeof keptSchema>;

/**
 * What was kept in `file` for this address, else a new one, which is kept. A file that others of this machine may read is
 * not believed; one that cannot be written costs only the reload of a page.
 */
export function keptSecret(file: string, address: string, now = Date.now()): string {
  const kept = Object.entries(read(file)).filter(([, { at }]) => at <= now && now - at < KEPT_MS);
  const known = kept.find(([each]) => each === address)?.[1].secret ?? newSecret();
  const others = kept.filter(([each]) => each !== address).sort(([, a], [, b]) => b.at - a.at);
  write(file, { [address]: { secret: known, at: now }, ...Object.fromEntries(others.slice(0, MOST - 1)) });
  return known;
}

function read(file: string): Kept {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return {};
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function write(file: string, kept: Kept): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileAtomic.sync(file, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    // The mode is of new files only.
    chmodSync(file, 0o600);
  } catch {
    // Read-only, or full.
  }
}
