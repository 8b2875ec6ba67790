// A large recording, as our own writer makes it of the rows of one connection: bytes that end in a word nobody else says.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { typeCode } from '@shared/contract/record';
import { newRowPlace } from '@shared/contract/rowPlace';
import { serverSpecSchema } from '@shared/contract/spec';
import { type BlockMemory, newMemory, Synthesiser } from '@shared/pcapng/index';

/** Of one read of a socket that is busy. */
const CHUNK_BYTES = 16 * 1024;
const MEMORY_BYTES = 1024 * 1024;
/** Rows between two looks at the disk. */
const ROWS_AT_ONCE = 64;
const PORT = 9_190;

/** What stands once, in the middle. */
export const NEEDLE = 'here-and-nowhere-else';

/** Writes about so many bytes; answers how many chunk bytes they tell of. */
export async function writeLargeRecording(file: string, bytes: number): Promise<number> {
  const out = createWriteStream(file);
  const full: Uint8Array[] = [];
  const take = (memory: BlockMemory): void => void full.push(memory.bytes.slice(0, memory.used));
  const spec = serverSpecSchema.parse({ kind: 'tcp-server', port: PORT });
  const synthesiser = new Synthesiser({
    epochMs: Date.now(),
    version: '0',
    system: 'bench',
    describe: ({ type }) => type,
    nameOf: ({ kind }) => kind,
    memory: newMemory(MEMORY_BYTES),
    more: (memory, size) => {
      take(memory);
      return newMemory(Math.max(size, MEMORY_BYTES));
    },
  });
  synthesiser.addSession({ session: 1, spec });
  synthesiser.begin(0);
  const ends = {
    local: { address: '127.0.0.1', port: PORT, family: 'IPv4' as const },
    remote: { address: '127.0.0.1', port: 50_000, family: 'IPv4' as const },
  };
  synthesiser.addSocket({
    session: 1,
    socket: 1,
    ...ends,
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
  });
  const chunk = Uint8Array.from({ length: CHUNK_BYTES }, (_, i) => 0x20 + (i % 89));
  const special = chunk.slice();
  new TextEncoder().encodeInto(NEEDLE, special.subarray(CHUNK_BYTES / 2));
  const place = { ...newRowPlace(), session: 1, socket: 1, size: CHUNK_BYTES };
  const rows = Math.ceil(bytes / CHUNK_BYTES);
  for (let row = 0; row < rows; row++) {
    place.code = typeCode(row % 2 === 0 ? 'received' : 'sent');
    place.seq = row + 1;
    place.at = row / 100;
    place.data = row === rows >> 1 ? special : chunk;
    synthesiser.row(place);
    if (row % ROWS_AT_ONCE !== 0) continue;
    for (const part of full.splice(0)) if (!out.write(part)) await once(out, 'drain');
  }
  synthesiser.handOver();
  for (const part of full.splice(0)) out.write(part);
  out.end();
  await once(out, 'close');
  return rows * CHUNK_BYTES;
}
