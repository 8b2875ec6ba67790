import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As they were built: beside our own folder, whether this code is in out/cli or in out/chunks. */
const built = (path: string): URL => pathToFileURL(resolve(import.meta.dirname, '..', path));

/** The thread of a server. */
export const SERVER_WORKER = built('engine/serverWorker.js');
/** The worker that reads the system's socket table. */
export const TABLE_WORKER = built('kernel/socketTableWorker.js');
