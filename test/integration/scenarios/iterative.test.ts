import { isChunk, type Row } from '@shared/contract/events';
import { expect, it } from 'vitest';
import { listenQueue, unread } from '../../helpers/listenQueue';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const isLinux = process.platform === 'linux';

/** The numbers that the server printed after `Connected client`. */
const served = (rows: readonly Row[]) =>
  rows.flatMap((row) => (row.type === 'note' && row.note === 'connected-client' ? [row.n] : []));
const received = (rows: readonly Row[]) => rows.find((row) => row.type === 'received');

it('serves five, one after another; the sixth is reset, the seventh refused', async () => {
  const run = await t.begin('iterative');
  await run.act('firstEcho');
  const port = run.port('server');
  const waits = await run.act('secondWaits');
  expect(waits.facts[0]).toMatchObject({ evidence: 'app', fact: 'waits', values: { who: 'B', n: 6 } });
  if (isLinux) {
    // Six bytes that wait for a program, and a connection that waits to be accepted.
    expect(unread(port, run.port('B'))).toBe(6);
    expect(listenQueue(port)).toBe(1);
    expect(waits.facts[1]).toEqual({ evidence: 'kernel', fact: 'queue', values: { n: 1 } });
  }
  expect(received(run.rows('B'))).toBeUndefined();

  const next = await run.act('nextServed');
  expect(next.facts).toContainEqual({
    evidence: 'app',
    fact: 'message',
    values: { who: 'B', text: 'hello' },
  });
  const quit = run.rows('A').find((row) => row.type === 'ended');
  const echo = received(run.rows('B'));
  expect(echo !== undefined && isChunk(echo) && Buffer.from(echo.data).toString()).toBe('hello\n');
  expect(echo?.seq).toBeGreaterThan(quit?.seq ?? Number.NaN);

  const sixth = await run.act('sixthWaits');
  expect(sixth.facts[0]?.values).toEqual({ list: '1, 2, 3, 4, 5' });
  if (isLinux) {
    expect(listenQueue(port)).toBe(1);
    expect(unread(port, run.port('F'))).toBe(4);
  }

  const over = await run.act('over');
  expect(over.facts.map(({ fact, values }) => [fact, values])).toEqual([
    ['servedAll', { n: 5 }],
    ['reset', { who: 'F', code: 'ECONNRESET' }],
    ['refused', { who: 'G', code: 'ECONNREFUSED' }],
  ]);
  expect(served(run.rows('server'))).toEqual([1, 2, 3, 4, 5]);
  if (isLinux) expect(listenQueue(port)).toBeNull();
  expect(received(run.rows('F'))).toBeUndefined();
});

it('ticks what a person does in the panes', async () => {
  const run = await t.begin('iterative');
  await run.act('firstEcho');
  await run.act('secondWaits');
  t.engine.send(run.session('A'), 'all', Buffer.from('Q\n'));
  const next = await run.ticked('nextServed');
  expect(next.facts.at(-1)?.values).toEqual({ who: 'B', text: 'hello' });
});

it('plays to its end', async () => {
  expect(statuses(await t.play('iterative'))).toEqual(['done', 'done', 'done', 'done', 'done']);
});
