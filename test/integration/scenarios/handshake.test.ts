import { expect, it } from 'vitest';
import { knocking, listenQueue, procRows } from '../../helpers/listenQueue';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const onLinux = it.skipIf(process.platform !== 'linux');

it('connects, is refused, and names both ends', async () => {
  const run = await t.begin('handshake');
  const connect = await run.act('connect');
  const port = String(run.port('client'));
  expect(connect.facts).toContainEqual({
    evidence: 'app',
    fact: 'pair',
    values: { local: `127.0.0.1:${port}`, remote: `127.0.0.1:${run.port('server')}`, port },
  });
  const refused = await run.act('refused');
  expect(refused.facts[0]).toMatchObject({ evidence: 'app', values: { code: 'ECONNREFUSED' } });
  // What is only told is never all that was seen.
  for (const { facts } of [connect, refused])
    expect(facts.map(({ evidence }) => evidence)).toEqual(expect.arrayContaining(['app', 'told']));
});

onLinux('hears nothing from a full queue, until it gives up', async () => {
  const run = await t.begin('handshake');
  await run.act('connect');
  await run.act('refused');
  const silence = await run.act('silence');
  const port = run.port('full');
  expect([listenQueue(port), knocking(port)]).toEqual([2, 1]);
  const [knocker] = procRows(port).filter(({ state }) => state === '02');
  expect(silence.facts.slice(0, 2)).toEqual([
    { evidence: 'kernel', fact: 'queueFull', values: { n: 2 } },
    {
      evidence: 'kernel',
      fact: 'synSent',
      values: { from: String(knocker?.localPort), to: String(port), state: 'SYN_SENT' },
    },
  ]);
  t.engine.cancel(run.session('silent'));
  const cancel = await run.ticked('cancel');
  expect(cancel.facts[0]).toMatchObject({ evidence: 'app', values: { code: 'CANCELLED' } });
  expect(knocking(port)).toBe(0);
});

onLinux('plays to its end', async () => {
  expect(statuses(await t.play('handshake'))).toEqual(['done', 'done', 'done', 'done']);
});
