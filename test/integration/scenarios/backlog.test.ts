import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knocking, listenQueue, unread } from '../../helpers/listenQueue';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const onLinux = it.skipIf(process.platform !== 'linux');

/** Connections that the kernel could not queue, since it was started: `nstat` prints the same number. */
function overflows(): number {
  const [names = '', values = ''] = readFileSync('/proc/net/netstat', 'utf8').split('\n');
  const at = names.split(' ').indexOf('ListenOverflows');
  return Number(values.split(' ')[at]);
}

onLinux('one is accepted, six wait, three knock; released, all ten are served', async () => {
  const before = overflows();
  const run = await t.begin('backlog');
  await run.act('freeze');
  const port = run.port('server');
  const ten = await run.act('connectTen');
  expect(ten.facts).toEqual([
    { evidence: 'app', fact: 'connected', values: { n: 7 } },
    { evidence: 'app', fact: 'accepted', values: { n: 1 } },
    { evidence: 'kernel', fact: 'queue', values: { n: 6 } },
    { evidence: 'kernel', fact: 'outside', values: { n: 3 } },
  ]);
  expect([listenQueue(port), knocking(port)]).toEqual([6, 3]);
  expect(overflows() - before).toBeGreaterThanOrEqual(3);

  const typed = await run.act('typeQueued');
  expect(typed.facts.map(({ evidence, fact }) => [evidence, fact])).toEqual([
    ['app', 'typed'],
    ['kernel', 'acknowledged'],
  ]);
  expect(typed.facts[0]?.values).toMatchObject({ who: '2', n: 3 });
  expect(unread(port, run.port('2'))).toBe(3);

  const one = await run.act('acceptOne');
  expect(one.facts).toContainEqual({ evidence: 'app', fact: 'accepted', values: { n: 2 } });
  expect(one.facts).toContainEqual({ evidence: 'kernel', fact: 'queue', values: { n: 6 } });
  // They may knock at the same moment: each then finds the place free.
  expect(one.facts.find(({ fact }) => fact === 'letIn')?.values.who).toMatch(/^(8|9|10)(, \d+)*$/);
  expect(listenQueue(port)).toBe(6);
  expect(knocking(port)).toBeLessThan(3);

  const thaw = await run.act('thaw');
  expect(thaw.facts[0]?.values).toMatchObject({ n: 10 });
  expect([listenQueue(port), knocking(port)]).toEqual([0, 0]);
});

onLinux('plays to its end', async () => {
  expect(statuses(await t.play('backlog'))).toEqual(['done', 'done', 'done', 'done', 'done']);
});
