/**
 * One allocation of this size, given back, raises the limits from which glibc returns freed memory to the system
 * (M_MMAP_THRESHOLD and M_TRIM_THRESHOLD grow with the largest block freed, up to 32 MiB). Without it the 64 KiB
 * buffers of a bulk transfer are returned and faulted in again all the time, which halves the throughput of some runs.
 * Elsewhere it changes nothing.
 */
const RAISING_BYTES = 31 * 1024 * 1024;

/** Lets the process keep the memory that its reads use over and over. */
export function keepReadBuffers(): void {
  new ArrayBuffer(RAISING_BYTES);
}
