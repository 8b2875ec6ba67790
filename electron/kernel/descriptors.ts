/** Descriptor numbers of our own sockets: what C programs print, and what `ls -l /proc/self/fd` shows. */
import { readdirSync, readlinkSync } from 'node:fs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { NotAvailable } from './table';

export interface Descriptors {
  /** Descriptor number by inode, of the inodes that were asked for. Of several for one socket, the lowest. */
  readonly byInode: ReadonlyMap<number, number>;
  /** False when there were more descriptors than were looked at: an inode that is missing may have one. */
  readonly complete: boolean;
}

export interface DescriptorOptions {
  readonly platform?: NodeJS.Platform;
  /** At most this many links are looked at, lowest number first. */
  readonly limit?: number;
  readonly folder?: string;
}

/** About 2 µs each, on the thread that asks: a worker. */
const LINKS_MAX = 16_384;

const SOCKET_LINK = /^socket:\[(\d+)\]$/;

/**
 * The descriptor numbers of sockets of this process, by the inodes of their rows (Linux). For new sockets only: it looks
 * at one link after the other, and stops when it has found all.
 */
export function readDescriptors(
  inodes: Iterable<number>,
  { platform = process.platform, limit = LINKS_MAX, folder = '/proc/self/fd' }: DescriptorOptions = {},
): Result<Descriptors, NotAvailable> {
  if (platform !== 'linux') return fail({ reason: 'platform', detail: platform });
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    return fail({ reason: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
  }
  // 0 is the inode of what no process has.
  const missing = new Set([...inodes].filter((inode) => inode > 0));
  const byInode = new Map<number, number>();
  const descriptors = names.map(Number).sort((a, b) => a - b);
  for (const descriptor of descriptors.slice(0, limit)) {
    if (missing.size === 0) break;
    const inode = inodeOf(`${folder}/${descriptor}`);
    if (missing.delete(inode)) byInode.set(inode, descriptor);
  }
  return ok({ byInode, complete: missing.size === 0 || descriptors.length <= limit });
}

/** The inode a link names; 0 when it is no socket, or was closed in between. */
function inodeOf(link: string): number {
  try {
    return Number(SOCKET_LINK.exec(readlinkSync(link))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
