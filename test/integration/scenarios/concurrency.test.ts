import type { Row } from '@shared/contract/events';
import { expect, it } from 'vitest';
import { listenQueue, unread } from '../../helpers/listenQueue';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();

const seq = (rows: readonly Row[], type: Row['type']) =>
  rows.find((row) => row.type === type)?.seq ?? Number.NaN;

it('serves the second client of a concurrent server at once, of an iterative one after the first', async () => {
  const run = await t.begin('concurrency');
  await run.act('open');
  const say = await run.act('say');
  expect(say.facts.map(({ fact, values }) => `${fact} ${values.who ?? values.n}`)).toEqual([
    'echo C1',
    'echo C2',
    'echo I1',
    'noEcho I2',
    ...(process.platform === 'linux' ? ['queue 1'] : []),
  ]);
  if (process.platform === 'linux') {
    expect(listenQueue(run.port('iterative'))).toBe(1);
    expect(unread(run.port('iterative'), run.port('I2'))).toBe(3);
    expect(listenQueue(run.port('concurrent'))).toBe(0);
  }
  const late = await run.act('closeFirst');
  expect(late.facts.map(({ fact }) => fact)).toEqual(['lateEcho', 'afterClose']);
  expect(late.facts[0]?.values.ms).toBeGreaterThanOrEqual(1_000);
  expect(seq(run.rows('I2'), 'received')).toBeGreaterThan(seq(run.rows('I1'), 'ended'));
  expect(seq(run.rows('C2'), 'received')).toBeLessThan(seq(run.rows('I1'), 'ended'));
});

it('ticks a close that a person asks of the server', async () => {
  const run = await t.begin('concurrency');
  await run.act('open');
  await run.act('say');
  t.engine.closeSocket(run.session('iterative'), 1);
  await run.ticked('closeFirst');
});

it('plays to its end', async () => {
  expect(statuses(await t.play('concurrency'))).toEqual(['done', 'done', 'done']);
});
