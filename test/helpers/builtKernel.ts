import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

const built = resolve(import.meta.dirname, '../../out');

/**
 * The kernel room as it was built, in a folder of its own, so that a build at the same time does not change it under
 * our feet.
 */
export function builtKernel() {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-kernel-'));
  if (!existsSync(join(built, 'kernel/socketTableWorker.js')))
    throw new Error('Nothing is built: npm run build');
  for (const room of ['kernel', 'chunks']) cpSync(join(built, room), join(folder, room), { recursive: true });
  // Outside the project, Node would have to guess that these are modules.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    worker: pathToFileURL(join(folder, 'kernel/socketTableWorker.js')),
    index: pathToFileURL(join(folder, 'kernel/index.js')),
    /** A script beside them, such as a worker that fails. */
    script(name: string, source: string): URL {
      const path = join(folder, name);
      writeFileSync(path, source);
      return pathToFileURL(path);
    },
  };
}
