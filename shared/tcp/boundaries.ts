/**
 * What became of the boundaries between writes, in one direction of a connection. TCP carries a stream: byte `n` that
 * was written is byte `n` that is read, and nothing says where a write ended. Writes and reads are put into groups whose
 * first and last byte are the same at both ends and that cannot be cut any smaller.
 */

/** The bytes of one write or one read. */
export interface StreamChunk {
  readonly bytes: number;
  /** Place of its first byte in the stream; null when rows before it are missing. */
  readonly offset: number | null;
  /** False: what has no other end may have had one in a row that is missing. */
  readonly certain: boolean;
}

/**
 * `whole`: every byte was written and read. `open`: the reads end before the writes do, and no row is missing: the rest is
 * on its way. `unknown`: rows are missing, so that the other end of some bytes was not seen.
 */
export type GroupFate = 'whole' | 'open' | 'unknown';

export interface BoundaryGroup<Chunk extends StreamChunk = StreamChunk> {
  readonly fate: GroupFate;
  /** Its bytes, `from` up to `to`; null when the place of its only chunk is not known. */
  readonly from: number | null;
  readonly to: number | null;
  readonly writes: readonly Chunk[];
  readonly reads: readonly Chunk[];
}

export interface BoundaryTotals {
  readonly writes: number;
  readonly reads: number;
  readonly written: number;
  readonly read: number;
  /** Bytes of writes that are on their way. */
  readonly open: number;
  /** Groups of which something is not known. */
  readonly unknown: number;
}

/** Sizes as chunks that follow each other from the first byte on. */
export function chunksOfSizes(sizes: readonly number[]): readonly StreamChunk[] {
  let at = 0;
  return sizes.map((bytes) => {
    const offset = at;
    at += bytes;
    return { bytes, offset, certain: true };
  });
}

/** The groups in the order of the stream; chunks without a place come last. A chunk of no bytes belongs to none. */
export function boundaryGroups<Chunk extends StreamChunk>(
  writes: readonly Chunk[],
  reads: readonly Chunk[],
): readonly BoundaryGroup<Chunk>[] {
  const [sent, lostWrites] = placed(writes);
  const [got, lostReads] = placed(reads);
  const groups: BoundaryGroup<Chunk>[] = [];
  let [w, r] = [0, 0];
  for (;;) {
    const from = Math.min(sent[w]?.from ?? Infinity, got[r]?.from ?? Infinity);
    if (from === Infinity) break;
    const run = { writes: [] as Placed<Chunk>[], reads: [] as Placed<Chunk>[] };
    // Whatever begins before the end of the others belongs to them; where nothing does, boundaries meet.
    for (let to = from + 1; ; ) {
      const write = sent[w];
      const read = got[r];
      if (write !== undefined && write.from < to) {
        run.writes.push(write);
        to = Math.max(to, write.to);
        w++;
      } else if (read !== undefined && read.from < to) {
        run.reads.push(read);
        to = Math.max(to, read.to);
        r++;
      } else {
        const isLast = r === got.length && lostReads.length === 0;
        groups.push(groupOf(run, from, to, isLast));
        break;
      }
    }
  }
  const unknown = { fate: 'unknown', from: null, to: null } as const;
  for (const chunk of lostWrites) groups.push({ ...unknown, writes: [chunk], reads: [] });
  for (const chunk of lostReads) groups.push({ ...unknown, writes: [], reads: [chunk] });
  return groups;
}

export function boundaryTotals(groups: readonly BoundaryGroup[]): BoundaryTotals {
  const totals = { writes: 0, reads: 0, written: 0, read: 0, open: 0, unknown: 0 };
  for (const group of groups) {
    const [written, read] = [sum(group.writes), sum(group.reads)];
    totals.writes += group.writes.length;
    totals.reads += group.reads.length;
    totals.written += written;
    totals.read += read;
    if (group.fate === 'open') totals.open += written - read;
    if (group.fate === 'unknown') totals.unknown++;
  }
  return totals;
}

/** Bytes of all chunks. */
export function sum(chunks: readonly StreamChunk[]): number {
  return chunks.reduce((bytes, chunk) => bytes + chunk.bytes, 0);
}

interface Placed<Chunk> {
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
}

interface Run<Chunk> {
  readonly writes: readonly Placed<Chunk>[];
  readonly reads: readonly Placed<Chunk>[];
}

function placed<Chunk extends StreamChunk>(
  chunks: readonly Chunk[],
): readonly [placed: readonly Placed<Chunk>[], lost: readonly Chunk[]] {
  const known: Placed<Chunk>[] = [];
  const lost: Chunk[] = [];
  for (const chunk of chunks) {
    const { bytes, offset } = chunk;
    if (bytes === 0) continue;
    if (offset === null) lost.push(chunk);
    else known.push({ chunk, from: offset, to: offset + bytes });
  }
  return [known, lost];
}

function groupOf<Chunk extends StreamChunk>(
  { writes, reads }: Run<Chunk>,
  from: number,
  to: number,
  isLast: boolean,
): BoundaryGroup<Chunk> {
  return {
    fate: fateOf({ writes, reads }, from, to, isLast),
    from,
    to,
    writes: writes.map(({ chunk }) => chunk),
    reads: reads.map(({ chunk }) => chunk),
  };
}

/** `isLast`: no read is known that comes after these. */
function fateOf({ writes, reads }: Run<StreamChunk>, from: number, to: number, isLast: boolean): GroupFate {
  if (reach(writes, from) < to) return 'unknown';
  const read = reach(reads, from);
  if (read === to) return 'whole';
  // A read beyond a hole, or a row that is missing: the reads of the hole were not seen.
  const isRest = isLast && reads.every((each) => each.from < read) && writes.every(isSure(read));
  return isRest ? 'open' : 'unknown';
}

/** What reaches beyond the last read has certainly not been read. */
function isSure(read: number) {
  return ({ chunk, to }: Placed<StreamChunk>): boolean => to <= read || chunk.certain;
}

/** How far the chunks go from a place on without a hole. */
function reach(chunks: readonly Placed<StreamChunk>[], from: number): number {
  let at = from;
  for (const chunk of chunks) {
    if (chunk.from > at) break;
    at = chunk.to;
  }
  return at;
}
