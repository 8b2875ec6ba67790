/** What the socket table and its worker say to each other: one question, then one answer. */
import type { Result } from '@shared/contract/result';
import type { PackedRows } from './packedRows';
import type { Family, NotAvailable, ReadablePlatform } from './table';

export interface WorkerSetup {
  readonly platform: ReadablePlatform;
}

export interface Question {
  readonly ports: readonly number[];
  readonly families: readonly Family[];
  /** Inodes of sockets of this process whose descriptor numbers are wanted. */
  readonly inodes: readonly number[];
}

export interface PackedReading {
  readonly packed: PackedRows;
  readonly totalRows: number;
  readonly durationMs: number;
  readonly descriptors: ReadonlyMap<number, number>;
}

export type Answer = Result<PackedReading, NotAvailable>;
