/** What a host may offer an engine: a look at the kernel's socket table. The engine does not know how it is read. */
import type { Address } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';

export interface KernelSocket {
  readonly state: TcpState;
  /** Bytes not acknowledged by the peer, and bytes not read yet; null where the system does not tell. */
  readonly sendQueue: number | null;
  readonly receiveQueue: number | null;
  /** Its number among the open files of this process; null until it is looked up, and where the system does not tell. */
  readonly descriptor: number | null;
}

/** True when both say the same. */
export function sameKernelSocket(a: KernelSocket | null, b: KernelSocket | null): boolean {
  if (a === null || b === null) return a === b;
  const isSameQueue = a.sendQueue === b.sendQueue && a.receiveQueue === b.receiveQueue;
  return isSameQueue && a.state === b.state && a.descriptor === b.descriptor;
}

export interface KernelLook {
  /** In the order asked for; null: there is no such row. */
  readonly connections: readonly (KernelSocket | null)[];
  /** Of listening sockets, `receiveQueue` counts connections that wait to be accepted. */
  readonly listeners: readonly (KernelSocket | null)[];
  /** Rows of the whole table: what a look costs. */
  readonly tableRows: number;
}

export interface Ends {
  readonly local: Address;
  readonly remote: Address;
}

export interface KernelTable {
  /** What the system cuts every backlog to, whatever was asked for; null where it does not tell. */
  readonly somaxconn: number | null;
  /** Looks at these sockets of ours, all at once. Null: not available here, or not now. Never rejects. */
  look(connections: readonly Ends[], listeners: readonly Address[]): Promise<KernelLook | null>;
  /** Milliseconds until another look is worth its cost; null for none. */
  interval(now: {
    readonly tableRows: number;
    readonly watched: boolean;
    readonly changing: boolean;
  }): number | null;
  close(): Promise<void>;
}
