// The guided scenarios on the command line, as they were built.
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';

const cli = builtCli();
/** All of them on a slow machine; what the course is promised to take. */
const ALL_WITHIN_MS = 240_000;

it('lists them in the order of the course, in words and as JSON', async () => {
  const list = await cli.runToEnd(['scenario', 'list', '--json']);
  expect(list.exit).toBe(0);
  expect(list.json.map(({ id }) => id)).toEqual(SCENARIO_IDS);
  for (const { title, learn, steps } of list.json) {
    expect(title).toMatch(/\w{3}/);
    expect(learn).toMatch(/\w{3}/);
    expect(steps).not.toEqual([]);
  }
  const words = await cli.runToEnd(['scenario', 'list'], '', { LANG: 'ko_KR.UTF-8' });
  expect(words.outText.split('\n')).toHaveLength(SCENARIO_IDS.length + 1);
  expect(words.outText).toMatch(/^hello\s+Hello World: 서버가/);
});

it('tells what was seen, step by step', async () => {
  const run = await cli.runToEnd(['scenario', 'run', 'hello']);
  expect(run.exit).toBe(0);
  const [title, learn, first, fact] = run.outText.trim().split('\n');
  expect(title).toMatch(/^1\. Hello World/);
  expect(learn).toContain('TIME_WAIT');
  expect(first).toBe('   ✓ Start the greeting server');
  expect(fact).toMatch(/^ {7}● The server listens on port \d+$/);
  expect(run.outText).toMatch(/5 steps passed, 0 failed, 0 not available here\.\n$/);
});

it.each([
  ['scenario', 'run'],
  ['scenario', 'run', 'nothing'],
  ['scenario', 'run', 'hello', '--all'],
])('refuses %j', async (...args) => {
  const run = await cli.runToEnd(args);
  expect(run.exit).toBe(2);
  expect(run.err).toContain('bothends help scenario');
});

it('stops in the middle when it is told to, and leaves nothing behind', async () => {
  const run = cli.run(['scenario', 'run', 'keepalive']);
  await run.untilOut(/✓/);
  run.child.kill('SIGINT');
  expect(await run.untilExit()).toBe(0);
});

it(
  'all of them pass without root; what this machine lacks is neither passed nor failed',
  async () => {
    // Root may use every port: as somebody else, one step more can be seen.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const run = cli.start(process.execPath, [cli.script, 'scenario', 'run', '--all', '--json'], {}, user);
    run.child.stdin?.end();
    const exit = await run.untilExit(ALL_WITHIN_MS);
    const steps = run.json.slice(0, -1);
    const failed = steps.filter(({ status }) => status === 'failed');
    expect(failed).toEqual([]);
    expect(exit).toBe(0);
    expect([...new Set(steps.map(({ scenario }) => scenario))]).toEqual(SCENARIO_IDS);
    const counts = run.json.at(-1);
    expect(counts).toMatchObject({
      failed: 0,
      passed: steps.filter(({ status }) => status === 'done').length,
    });
    if (process.platform === 'linux') expect(steps.filter(({ lacks }) => lacks === 'kernel')).toEqual([]);
  },
  ALL_WITHIN_MS + 20_000,
);
