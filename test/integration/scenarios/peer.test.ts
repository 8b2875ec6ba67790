import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const raw = rawPeers();
const start = commandPeers();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('a program of a scenario ends with whoever started it, even when nobody is left to kill it', async () => {
  const server = await raw.listen();
  const script = resolve(import.meta.dirname, '../../helpers/peerHost.ts');
  const host = start(process.execPath, ['--import', 'tsx', script, String(server.port)]);
  await server.peer(0);
  const pid = await pollUntil('its pid', () => Number(/^(\d+)\n/.exec(host.output.toString())?.[1] ?? 0));
  expect(isAlive(pid)).toBe(true);
  host.process.kill('SIGKILL');
  await pollUntil('its end', () => !isAlive(pid));
});
