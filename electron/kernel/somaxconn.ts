/** How long the kernel lets any accept queue be, whatever a program asks for: `net.core.somaxconn` of Linux. */
import { readFileSync } from 'node:fs';

/** Null where the system has no such number, or does not tell it. */
export function readSomaxconn(
  platform: NodeJS.Platform = process.platform,
  file = '/proc/sys/net/core/somaxconn',
): number | null {
  if (platform !== 'linux') return null;
  try {
    const text = readFileSync(file, 'latin1').trim();
    return /^\d+$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}
