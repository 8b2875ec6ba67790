// `npm run test:netns`: what needs root and network namespaces. Not part of `npm test`.
import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { isInstalled } from '../helpers/otherPrograms';

/** Why the suite cannot run here; null: it can. */
function whyNot(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux';
  if (process.getuid?.() !== 0) return 'a network namespace needs root';
  for (const command of ['unshare', 'nsenter'])
    if (!isInstalled(command)) return `${command} is not installed`;
  // It knows no `--version`.
  if (spawnSync('ip', ['-V']).status !== 0) return 'ip (iproute2) is not installed';
  if (spawnSync('unshare', ['--net', 'true']).status !== 0) return 'unshare --net is not allowed here';
  return null;
}

const reason = whyNot();
if (reason !== null) {
  console.error(`test:netns: ${reason}`);
  process.exit(1);
}
const root = resolve(import.meta.dirname, '../..');
const PATH = `${resolve(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
// The engine under test lives in a network of its own: nothing here touches that of the machine.
const { status } = spawnSync('unshare', ['--net', 'vitest', 'run', '--project', 'netns'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH, BOTHENDS_REAL_NETWORK: readlinkSync('/proc/self/ns/net') },
});
process.exit(status ?? 1);
