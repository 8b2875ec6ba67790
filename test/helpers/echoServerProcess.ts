// An echo server of the engine as a process of its own, for limits that a process has. Prints one JSON row per line.
import { isChunk } from '@shared/contract/events';
import { serverSpecSchema } from '@shared/contract/spec';
import { createEngine } from '../../electron/engine/index';

createEngine().open(serverSpecSchema.parse({ kind: 'tcp-server', backlog: 511 }), (row) => {
  if (!isChunk(row)) process.stdout.write(`${JSON.stringify(row)}\n`);
  return true;
});
