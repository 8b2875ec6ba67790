// The one state that a single machine does not show: the SYN-ACK is lost, and its ACK never comes.
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openSocketTable } from '../../electron/kernel/index';
import { builtKernel } from '../helpers/builtKernel';
import { testEngine } from '../helpers/engineTest';
import { procRows } from '../helpers/listenQueue';
import { pollUntil } from '../helpers/pollUntil';
import { ssLines } from '../helpers/ssTable';
import { HERE, loseWhatWeSend, otherMachines, PORT, THERE } from './otherMachine';

/** Connects when it is told to: it knows no other sign of us than that we listen. */
const CLIENT = `
  console.log('ready');
  const connect = () => require('node:net').connect(${PORT}, '${HERE}').on('error', () => setTimeout(connect, 100));
  connect();`;

const table = openSocketTable(builtKernel().worker);
afterAll(() => table.close());
const t = testEngine();
const otherMachine = otherMachines();

it('a SYN whose SYN-ACK is lost leaves a row in SYN_RECEIVED, and nothing to accept', async () => {
  await otherMachine(CLIENT);
  loseWhatWeSend();
  const server = await t.server({ host: HERE, port: PORT });
  const row = await pollUntil('a half-open row', async () => {
    const found = await table.read([PORT]);
    return found.ok && found.value.rows.find(({ state }) => state === 'SYN_RECEIVED');
  });
  expect(row).toMatchObject({ local: { address: HERE, port: PORT }, remote: { address: THERE } });
  // 03 in /proc, SYN-RECV for ss.
  expect(
    procRows(PORT)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['03', '0A']);
  expect(ssLines({ address: HERE, port: PORT }).map((line) => line.split(' | ')[0])).toEqual([
    'LISTEN',
    'SYN_RECEIVED',
  ]);
  expect(readFileSync('/proc/net/tcp', 'utf8')).toContain(' 03 ');
  expect(server.types()).not.toContain('accepted');
});
