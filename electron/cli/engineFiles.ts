import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The thread of a server, as it was built: beside our own folder, whether this code is in out/cli or in out/chunks. */
export const SERVER_WORKER = pathToFileURL(resolve(import.meta.dirname, '../engine/serverWorker.js'));
