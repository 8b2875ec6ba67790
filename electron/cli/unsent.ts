import type { Row } from '@shared/contract/events';

/** Bytes that may wait in a socket for the kernel before more input is read. */
export const UNSENT_WINDOW = 256 * 1024;

/** Counts, from a session's rows, what its sockets were given and the kernel has not taken yet. */
export class Unsent {
  private readonly waiting = new Map<number, number>();

  see(row: Row): void {
    if (row.type === 'sent') this.add(row.socket, row.bytes);
    else if (row.type === 'drained') this.add(row.socket, -row.bytes);
    else if (row.type === 'closed') this.waiting.delete(row.socket);
  }

  /** True while no socket has a full window; one that is closed does not count. */
  get hasRoom(): boolean {
    for (const bytes of this.waiting.values()) if (bytes >= UNSENT_WINDOW) return false;
    return true;
  }

  private add(socket: number, bytes: number): void {
    this.waiting.set(socket, (this.waiting.get(socket) ?? 0) + bytes);
  }
}
