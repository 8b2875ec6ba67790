// Data under way, and the way is gone: not keepalive but the retransmission timer decides, and the reason is told.
import { expect, it } from 'vitest';
import { testEngine } from '../helpers/engineTest';
import { pollUntil } from '../helpers/pollUntil';
import { BEHIND, giveUpAfter, otherMachines, PORT } from './otherMachine';

const SERVER = `
  const server = require('node:net').createServer((socket) => socket.on('error', () => undefined));
  server.listen(${PORT}, '0.0.0.0', () => console.log('ready'));`;

const t = testEngine();
const otherMachine = otherMachines();

it('ends with EHOSTUNREACH, although the write was taken', async () => {
  const machine = await otherMachine(SERVER);
  machine.takeAddressBehind();
  giveUpAfter(3);
  const client = await t.client(PORT, { host: BEHIND, keepAlive: { delayMs: 1_000 } });
  machine.loseAddressBehind();
  t.engine.send(client.session, 1, Buffer.from('anyone there?'));
  await client.until('drained');
  const failed = await pollUntil('its end', () => client.all('failed')[0], 60_000);
  expect(failed.error.code).toBe('EHOSTUNREACH');
});
