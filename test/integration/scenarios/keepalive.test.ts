import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isInstalled } from '../../helpers/otherPrograms';
import { pollUntil } from '../../helpers/pollUntil';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();

/** The timer that the kernel runs for the connection from this port, as `ss` prints it. */
function timer(port: number): string | undefined {
  const output = execFileSync('ss', ['-Htno', `sport = ${port}`], { encoding: 'utf8' });
  return /timer:\((\w+)/.exec(output)?.[1];
}

it('twenty seconds of nothing, whether the kernel asks or not', async () => {
  const run = await t.begin('keepalive');
  await run.act('connect');
  const [asks, silent] = [run.port('asks'), run.port('never asks')];
  const rows = () => run.rows('asks').length + run.rows('never asks').length;
  const before = rows();
  // Nobody asks for it: it ticks itself.
  const quiet = await pollUntil(
    'twenty seconds of nothing',
    () => {
      const step = run.step('quiet');
      return step?.status === 'done' && step;
    },
    40_000,
  );
  expect(rows()).toBe(before);
  const nothing = quiet.facts.filter(({ fact }) => fact === 'nothing').map(({ values }) => values);
  expect(nothing.map(({ end }) => end)).toEqual([`127.0.0.1:${asks}`, `127.0.0.1:${silent}`]);
  for (const { s } of nothing) expect(Number(s)).toBeGreaterThanOrEqual(20);
  // The words that only explain are marked so.
  expect(quiet.facts.filter(({ evidence }) => evidence === 'told').map(({ fact }) => fact)).toEqual(
    process.platform === 'linux' ? ['command'] : [],
  );
  if (process.platform === 'linux') {
    expect(quiet.facts.filter(({ fact }) => fact === 'established')).toHaveLength(2);
    if (isInstalled('ss')) expect([timer(asks), timer(silent)]).toEqual(['keepalive', undefined]);
  }
}, 60_000);
