/** The worker behind `openSocketTable`: reads the table when asked, so that nobody's event loop waits for the kernel. */
import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '@shared/contract/result';
import { readDescriptors } from './descriptors';
import { packRows } from './packedRows';
import { portSet } from './portSet';
import { sourceFor } from './source';
import type { Answer, Question, WorkerSetup } from './workerProtocol';

const { platform }: WorkerSetup = workerData;
const source = sourceFor(platform);

async function answer({ ports, families, inodes }: Question): Promise<Answer> {
  const begin = performance.now();
  const found = await source.read(portSet(ports), families);
  if (!found.ok) return found;
  const packed = packRows(found.value.rows);
  const durationMs = performance.now() - begin;
  return ok({ packed, totalRows: found.value.total, durationMs, descriptors: descriptorsOf(inodes) });
}

/** This thread has the same files as the rest of the process. */
function descriptorsOf(inodes: readonly number[]): ReadonlyMap<number, number> {
  const found = inodes.length === 0 ? null : readDescriptors(inodes);
  return found?.ok ? found.value.byInode : new Map();
}

async function reply(question: Question): Promise<void> {
  const reading = await answer(question);
  parentPort?.postMessage(reading, reading.ok ? [reading.value.packed.numbers.buffer] : []);
}

parentPort?.on('message', (question: Question) => void reply(question));
