import type { Server, Socket } from 'node:net';

/**
 * The file descriptor of a socket; null where there is none (Windows) or Node no longer tells. Node has no public way to
 * read a socket without its event loop, which is what a program that blocks in `read` needs: `_handle` is private.
 */
export function descriptorOf(socket: Socket | Server): number | null {
  const { _handle: handle } = socket as { _handle?: { fd?: unknown } | null };
  const fd = handle?.fd;
  return typeof fd === 'number' && fd >= 0 ? fd : null;
}
