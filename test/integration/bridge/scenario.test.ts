import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Scenarios } from '../../../electron/scenarios/index';
import { attachTestView } from '../../helpers/attached';
import { pollUntil } from '../../helpers/pollUntil';
import type { TestView } from '../../helpers/testView';

let engine: Engine;
let scenarios: Scenarios;
beforeEach(() => {
  engine = createEngine();
  scenarios = new Scenarios(engine);
});
afterEach(async () => {
  await scenarios.close();
  await engine.dispose();
});

const attach = async () => (await attachTestView(engine, scenarios)).view;
const statuses = (view: TestView) => view.scenarios.at(-1)?.steps.map(({ status }) => status);
const panes = (view: TestView) => view.scenarios.at(-1)?.panes.map(({ role }) => role);

async function start(view: TestView): Promise<number> {
  const answer = await view.client.call('scenario.start', { scenario: 'hello' });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.run;
}

it('every view is told of the same run, a late one at once, and none of a run that is over', async () => {
  const [first, second] = [await attach(), await attach()];
  expect(first.scenarios).toEqual([null]);
  const run = await start(first);
  for (const view of [first, second]) await pollUntil('the first step', () => statuses(view)?.[0] === 'open');
  expect(await second.client.call('scenario.act', { run, step: 0 })).toMatchObject({ ok: true });
  for (const view of [first, second]) await pollUntil('its tick', () => statuses(view)?.[0] === 'done');
  expect(panes(first)).toEqual(['server']);

  const late = await attach();
  await pollUntil('what runs', () => late.scenarios.length > 0);
  expect(late.scenarios[0]).toMatchObject({ scenario: 'hello', run });

  expect(await late.client.call('scenario.stop', { run, keepPanes: true })).toMatchObject({ ok: true });
  await pollUntil('the end', () => first.scenarios.at(-1) === null);
  expect(engine.changes(0).update.sessions).toHaveLength(1);
});

it('a step that a person does by hand ticks too', async () => {
  const view = await attach();
  const run = await start(view);
  await view.client.call('scenario.act', { run, step: 0 });
  await pollUntil('the server', () => statuses(view)?.[1] === 'open');
  // Pressed once more, too late: that step is done, and the next one is not done by mistake.
  expect(await view.client.call('scenario.act', { run, step: 0 })).toMatchObject({ ok: true });
  expect(panes(view)).toEqual(['server']);
  expect(await view.client.call('scenario.act', { run, step: 3 })).toMatchObject({ ok: false });
  await view.client.call('scenario.act', { run, step: 1 });
  // No kernel table here: the third step is not available, and said so.
  await pollUntil('the fourth step', () => statuses(view)?.[3] === 'open');
  expect(view.scenarios.at(-1)?.steps[2]).toMatchObject({ status: 'unavailable', lacks: 'kernel' });
  const client = view.scenarios.at(-1)?.panes.find(({ role }) => role === 'client')?.session ?? 0;
  expect(await view.client.call('session.connect', { session: client })).toMatchObject({ ok: true });
  await pollUntil('its tick', () => statuses(view)?.[3] === 'done');
});

it('starting over closes the panes of before; commands for a run that is over are refused', async () => {
  const view = await attach();
  const before = await start(view);
  await view.client.call('scenario.act', { run: before, step: 0 });
  await pollUntil('the server', () => panes(view)?.length === 1);
  const run = await start(view);
  expect(engine.changes(0).update.sessions).toEqual([]);
  await pollUntil('the new run', () => view.scenarios.at(-1)?.run === run);
  for (const [name, params] of [
    ['scenario.act', { run: before, step: 0 }],
    ['scenario.play', { run: before, playing: true }],
    ['scenario.stop', { run: before, keepPanes: false }],
  ] as const) {
    expect(await view.client.call(name, params)).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
  }
});

it('of two that start at the same time one is told that it came too early', async () => {
  const view = await attach();
  const answers = await Promise.all([
    view.client.call('scenario.start', { scenario: 'hello' }),
    view.client.call('scenario.start', { scenario: 'sockets' }),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
  await pollUntil('the second', () => view.scenarios.at(-1)?.scenario === 'sockets');
});

it('a host without scenarios says so', async () => {
  const { view } = await attachTestView(engine);
  expect(await view.client.call('scenario.start', { scenario: 'hello' })).toMatchObject({
    ok: false,
    error: { code: 'NOT_AVAILABLE' },
  });
});
