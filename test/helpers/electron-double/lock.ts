import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Speaks to the first instance from a process of its own: requestSingleInstanceLock() cannot wait. */
const TELL = `const [, path, text] = process.argv;
  require('node:net').connect(path).on('error', () => process.exit(1)).end(text);`;

/** A socket in userData, which goes with that folder even after a SIGKILL. True for the first to come. */
export function takeLock(
  userData: string,
  data: object,
  onSecond: (argv: string[], cwd: string, data: object) => void,
): boolean {
  const path = join(userData, 'double.sock');
  mkdirSync(userData, { recursive: true });
  if (existsSync(path)) {
    const own = JSON.stringify([process.argv, process.cwd(), data]);
    if (spawnSync(process.execPath, ['-e', TELL, path, own]).status === 0) return false;
    rmSync(path, { force: true });
  }
  const server = createServer(async (connection) => {
    const [argv, cwd, others] = JSON.parse(await text(connection));
    onSecond(argv, cwd, others);
  });
  server.listen(path).unref();
  process.on('exit', () => rmSync(path, { force: true }));
  return true;
}
