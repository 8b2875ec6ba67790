/**
 * Keeping the memory of reads. Node reads into a new 64 KiB buffer each time, and glibc gives what the garbage collector
 * frees of them back to the system when it lies at the end of the heap, to fault it in again a moment later: up to
 * 180,000 page faults in 2.5 s of bulk, which cost a quarter of the throughput. Its limits can be set only by
 * environment variables (MALLOC_TRIM_THRESHOLD_), before the process begins.
 */
import { Buffer } from 'node:buffer';

/** One allocation of this size, given back, doubles into the largest trim threshold glibc learns by itself: 62 MiB. */
const RAISING_BYTES = 31 * 1024 * 1024;
/** What a hundred busy connections leave between two collections stays below this. */
const KEPT_BYTES = 128 * 1024 * 1024;
/** Below 128 KiB, from where on glibc would map an allocation outside the heap. */
const PART_BYTES = 120 * 1024;

/** Lies behind the kept part of the heap for as long as the process lives: only what is behind it can be given back. */
let lid: Buffer | null = null;

/**
 * Lets the process keep the memory that its reads use over and over, and costs none before it is used: nothing is
 * written to the space that is taken here and left free. Elsewhere than on Linux, and under Electron, which has
 * allocators of its own, it does nothing.
 */
export function keepReadBuffers(): void {
  if (lid !== null || process.platform !== 'linux' || process.versions.electron !== undefined) return;
  new ArrayBuffer(RAISING_BYTES);
  const parts: Buffer[] = [];
  for (let size = 0; size < KEPT_BYTES; size += PART_BYTES) parts.push(Buffer.allocUnsafeSlow(PART_BYTES));
  lid = Buffer.allocUnsafeSlow(PART_BYTES);
}
