import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const start = commandPeers();
const raw = rawPeers();
const ROOT = resolve(import.meta.dirname, '../../..');

it('when no files are left for more connections, those that are there and the listening socket live on', async () => {
  const run = 'ulimit -n 400 && exec "$0" --import tsx test/helpers/echoServerProcess.ts';
  const server = start(
    'bash',
    ['-c', `export TSX_TSCONFIG_PATH=tsconfig.base.json; ${run}`, process.execPath],
    { cwd: ROOT },
  );
  const port = Number((await server.untilOutput(/"listening".*?"port":(\d+)/))[1]);
  const first = await raw.connect(port);
  await server.untilOutput(/"accepted"/);
  // Loading the modules takes more files than serving, hence so many. The kernel connects them all; the process can take only some.
  const more = await Promise.all(Array.from({ length: 600 }, () => raw.connect(port)));
  first.socket.write('still here');
  await first.untilBytes(10);
  await pollUntil('connections that are refused', () => more.some(({ closed, ended }) => closed || ended));
  for (const { socket } of more) socket.destroy();
  const late = await pollUntil('a new connection that is served', async () => {
    const peer = await raw.connect(port);
    peer.socket.write('me too');
    return await pollUntil(
      'an answer or the end',
      () => (peer.bytes > 0 && peer) || peer.ended || peer.closed,
    );
  });
  expect(late === true ? '' : late.text).toBe('me too');
  expect(server.exited).toBe(false);
  expect(server.output.toString()).not.toMatch(/"listen-failed"|"listening-stopped"/);
});
