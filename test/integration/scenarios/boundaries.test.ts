import { expect, it } from 'vitest';
import { unread } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();

it('what is written once is read in pieces, what is written twice together, and nothing is lost', async () => {
  const run = await t.begin('boundaries');
  const hello = await run.act('hello');
  expect(hello.facts[0]?.values).toEqual({ text: 'hel', n: 3 });
  expect(hello.facts[1]?.values).toMatchObject({ text: 'hello', n: 6 });
  expect(Number(hello.facts[1]?.values.reads)).toBeGreaterThan(1);

  // A person types the next line.
  t.engine.send(run.session('naive'), 'all', Buffer.from('again\n'));
  const late = await run.ticked('late');
  expect(late.facts[0]?.values).toEqual({ asked: 'again', text: 'lo', n: 3 });

  if (process.platform === 'linux') {
    const { facts } = await run.act('leftovers');
    expect(facts.map(({ evidence, values }) => [evidence, values.n])).toEqual([
      ['app', 1_023],
      ['kernel', 1_977],
    ]);
    const [port, greedy] = [run.port('echo'), run.port('greedy')];
    expect(unread(greedy, port)).toBe(1_977);
    const received = () =>
      run.rows('greedy').reduce((sum, row) => sum + (row.type === 'received' ? row.bytes : 0), 0);
    // One more read for each line, until the kernel has nothing left.
    const lines = 2;
    for (let i = 0; i < lines; i++) t.engine.send(run.session('greedy'), 'all', Buffer.from('\n'));
    await pollUntil('a second read', () => received() > 1_023);
    await pollUntil(
      'the rest in the kernel',
      () => received() + (unread(greedy, port) ?? 0) === 3_000 + lines,
    );
  }

  const joined = await run.act('joined');
  expect(joined.facts[0]?.values).toMatchObject({ a: 6, b: 6, n: 12 });
  const many = await run.act('many');
  expect(many.facts[0]?.values.n).toBe(200_000);
  expect(Number(many.facts[0]?.values.reads)).toBeGreaterThan(1);

  const hangul = await run.act('hangul');
  expect(hangul.facts[0]?.values.begin).toBe('ed 95 9c ea');
  expect(hangul.facts[1]?.values.text).toBe('한글 조각');
  // All of it, from the first byte to the last.
  const bytes = (role: string, type: 'sent' | 'received') =>
    run.rows(role).reduce((sum, row) => sum + (row.type === type ? row.bytes : 0), 0);
  expect(bytes('receiver', 'received')).toBe(bytes('sender', 'sent'));
});
