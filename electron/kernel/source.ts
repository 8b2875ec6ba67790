import { procSource } from './linux/procSource';
import { netstatSource } from './netstat/netstatSource';
import type { ReadablePlatform, TableSource } from './table';

/** How the table of this kind of system is read. */
export function sourceFor(platform: ReadablePlatform): TableSource {
  return platform === 'linux' ? procSource() : netstatSource(platform);
}
