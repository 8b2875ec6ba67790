import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

const built = resolve(import.meta.dirname, '../../out');

/**
 * The thread of a server as it was built, in a folder of its own, so that a build at the same time does not change it
 * under our feet.
 */
export function builtServerWorker(): URL {
  if (!existsSync(join(built, 'engine/serverWorker.js'))) throw new Error('Nothing is built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'bothends-server-'));
  for (const room of ['engine', 'chunks']) cpSync(join(built, room), join(folder, room), { recursive: true });
  // Outside the project, Node would have to guess that these are modules.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return pathToFileURL(join(folder, 'engine/serverWorker.js'));
}
