/** The worker behind `openSocketTable`: reads the table when asked, so that nobody's event loop waits for the kernel. */
import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '@shared/contract/result';
import { packRows } from './packedRows';
import { portSet } from './portSet';
import { sourceFor } from './source';
import type { Answer, Question, WorkerSetup } from './workerProtocol';

const { platform }: WorkerSetup = workerData;
const source = sourceFor(platform);

async function answer({ ports }: Question): Promise<Answer> {
  const begin = performance.now();
  const found = await source.read(portSet(ports));
  if (!found.ok) return found;
  const packed = packRows(found.value.rows);
  return ok({ packed, totalRows: found.value.total, durationMs: performance.now() - begin });
}

async function reply(question: Question): Promise<void> {
  const reading = await answer(question);
  parentPort?.postMessage(reading, reading.ok ? [reading.value.packed.numbers.buffer] : []);
}

parentPort?.on('message', (question: Question) => void reply(question));
