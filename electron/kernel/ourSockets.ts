/** A look at our own sockets: the kernel's table, asked for exactly these. */
import type { Address } from '@shared/contract/address';
import { indexRows } from './match';
import { type PaceInput, pollInterval } from './pace';
import { openSocketTable, type SocketTable } from './socketTable';
import { isReadable, type TableRow } from './table';

interface Ends {
  readonly local: Address;
  readonly remote: Address;
}

/** What a row says of a socket beside its addresses. */
export type SocketFacts = Pick<TableRow, 'state' | 'sendQueue' | 'receiveQueue'>;

/** What an engine is given to see what the kernel knows. */
export interface OurSockets {
  /** Rows in the order asked for, null where there is none; null when the table cannot be read now. */
  look(
    connections: readonly Ends[],
    listeners: readonly Address[],
  ): Promise<{
    readonly connections: readonly (SocketFacts | null)[];
    readonly listeners: readonly (SocketFacts | null)[];
    readonly tableRows: number;
  } | null>;
  interval(now: PaceInput): number | null;
  close(): Promise<void>;
}

/** The sockets of this machine; `workerUrl` is the built `socketTableWorker`. Undefined where no table can be read. */
export function watchOurSockets(
  workerUrl: URL,
  platform: NodeJS.Platform = process.platform,
): OurSockets | undefined {
  return isReadable(platform) ? lookingAt(openSocketTable(workerUrl, platform)) : undefined;
}

/** The same over any table. */
export function lookingAt(table: Pick<SocketTable, 'read' | 'close'>): OurSockets {
  return {
    async look(connections, listeners) {
      const ports = new Set([
        ...connections.map(({ local }) => local.port),
        ...listeners.map(({ port }) => port),
      ]);
      const reading = await table.read([...ports]);
      if (!reading.ok) return null;
      const index = indexRows(reading.value.rows);
      return {
        connections: connections.map(({ local, remote }) => told(index.connection(local, remote))),
        listeners: listeners.map((local) => told(index.listener(local))),
        tableRows: reading.value.totalRows,
      };
    },
    interval: pollInterval,
    close: () => table.close(),
  };
}

/** Exactly these facts: what leaves for a page is checked for anything else. */
function told(row: TableRow | null): SocketFacts | null {
  if (row === null) return null;
  const { state, sendQueue, receiveQueue } = row;
  return { state, sendQueue, receiveQueue };
}
