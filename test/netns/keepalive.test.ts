// A peer that is gone without a word: who is told, when, and what.
import { afterAll, expect, it } from 'vitest';
import { watchOurSockets } from '../../electron/kernel/index';
import { builtKernel } from '../helpers/builtKernel';
import { testEngine } from '../helpers/engineTest';
import { pollUntil } from '../helpers/pollUntil';
import { otherMachines, PORT, THERE } from './otherMachine';

const SERVER = `
  const server = require('node:net').createServer((socket) => socket.on('error', () => undefined));
  server.listen(${PORT}, '0.0.0.0', () => console.log('ready'));`;

const kernel = watchOurSockets(builtKernel().worker);
const t = testEngine(kernel === undefined ? {} : { kernel: { ...kernel, close: () => Promise.resolve() } });
afterAll(() => kernel?.close());
const otherMachine = otherMachines();

it('the client that asks fails with ETIMEDOUT, the one that does not stays in ESTABLISHED', async () => {
  t.engine.watchKernel();
  const machine = await otherMachine(SERVER);
  const asks = await t.client(PORT, { host: THERE, keepAlive: { delayMs: 1_000 } });
  const silent = await t.client(PORT, { host: THERE });
  machine.pullCable();
  const failed = await pollUntil('the end of the one that asks', () => asks.all('failed')[0], 40_000);
  expect(failed.error).toMatchObject({ code: 'ETIMEDOUT', syscall: 'read' });
  expect(silent.sockets[0]?.kernel?.state).toBe('ESTABLISHED');
  expect(silent.types()).not.toContain('failed');
});
