import type { Address } from '@shared/contract/address';
import type { Row } from '@shared/contract/events';

export interface Ends {
  readonly local: Address | null;
  readonly remote: Address | null;
}

const UNKNOWN: Ends = { local: null, remote: null };

/** Knows both ends of every open socket, so that each row about one can name them. */
export class SocketEnds {
  private readonly known = new Map<number, Ends>();

  /** The ends a row is about; what the row itself says goes first. */
  of(row: Row): Ends {
    if (row.type === 'connected' || row.type === 'accepted') {
      this.known.set(row.socket, { local: row.local, remote: row.remote });
    }
    const known = this.known.get(row.socket) ?? UNKNOWN;
    if (row.type === 'closed') this.known.delete(row.socket);
    return {
      local: 'local' in row ? row.local : known.local,
      remote: 'remote' in row ? row.remote : known.remote,
    };
  }
}
