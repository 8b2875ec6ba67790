/** A look at our own sockets: the kernel's table, asked for exactly these. */
import type { Address } from '@shared/contract/address';
import { DescriptorBook } from './descriptorBook';
import { indexRows } from './match';
import { type PaceInput, pollInterval } from './pace';
import { openSocketTable, type SocketTable } from './socketTable';
import { readSomaxconn } from './somaxconn';
import { isReadable, type TableRow } from './table';

interface Ends {
  readonly local: Address;
  readonly remote: Address;
}

/** What a row says of a socket beside its addresses. */
export interface SocketFacts extends Pick<TableRow, 'state' | 'sendQueue' | 'receiveQueue'> {
  readonly descriptor: number | null;
}

/** What an engine is given to see what the kernel knows. */
export interface OurSockets {
  /** What the system cuts every backlog to; null where it does not tell. */
  readonly somaxconn: number | null;
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
  if (!isReadable(platform)) return undefined;
  return lookingAt(openSocketTable(workerUrl, platform), readSomaxconn(platform));
}

function lookingAt(table: SocketTable, somaxconn: number | null): OurSockets {
  const book = new DescriptorBook();
  return {
    somaxconn,
    async look(connections, listeners) {
      const ends = [...connections.map(({ local }) => local), ...listeners];
      const ports = new Set(ends.map(({ port }) => port));
      const families = [...new Set(ends.map(({ family }) => family))];
      const reading = await table.read([...ports], { families, inodes: book.wanted });
      if (!reading.ok) return null;
      const { rows, totalRows: tableRows, descriptors } = reading.value;
      const index = indexRows(rows);
      const found = {
        connections: connections.map(({ local, remote }) => index.connection(local, remote)),
        listeners: listeners.map((local) => index.listener(local)),
      };
      book.update([...found.connections, ...found.listeners], descriptors);
      const told = (row: TableRow | null) => facts(row, book);
      return { connections: found.connections.map(told), listeners: found.listeners.map(told), tableRows };
    },
    // A socket whose number is not known yet is looked for at one more reading.
    interval: (now) => pollInterval({ ...now, changing: now.changing || book.wanted.length > 0 }),
    close: () => table.close(),
  };
}

/** Exactly these facts: what leaves for a page is checked for anything else. */
function facts(row: TableRow | null, book: DescriptorBook): SocketFacts | null {
  if (row === null) return null;
  const { state, sendQueue, receiveQueue } = row;
  return { state, sendQueue, receiveQueue, descriptor: book.of(row) };
}
