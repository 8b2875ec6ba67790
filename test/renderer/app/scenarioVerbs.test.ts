// @vitest-environment node
import { fail, ok } from '@shared/contract/index';
import { createTranslator } from '@shared/i18n/index';
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { scenarioCommands } from '../../../renderer/app/scenarioCommands';
import {
  actScenario,
  chooseScenario,
  leaveScenario,
  playScenario,
  startScenario,
} from '../../../renderer/app/scenarioVerbs';
import { Workspace } from '../../../renderer/app/workspace';
import { Host } from '../../../renderer/host/index';
import { runOf } from '../scenarios/runs';

const { t } = createTranslator('en');
const panes = [{ role: 'server', session: 3 }];

let workspace: Workspace;
let call: MockInstance<Host['call']>;

beforeEach(() => {
  // Never started: what it would send is looked at here.
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  call = vi.spyOn(host, 'call').mockResolvedValue(ok({ run: 4 }) as never);
  workspace = new Workspace(host);
});

const runs = (scenario: ReturnType<typeof runOf>) => workspace.host.store.setState({ scenario });
const commands = () => scenarioCommands({ workspace, t });

it('starts a scenario, whose panel takes the focus', async () => {
  await startScenario(workspace, 'backlog', t);
  expect(call).toHaveBeenCalledWith('scenario.start', { scenario: 'backlog' });
  expect(workspace.store.getState().wantedRun).toBe(4);
});

it('shows what was refused', async () => {
  const error = { code: 'NOT_AVAILABLE', message: 'this host has no scenarios', explanation: 'bad-command' };
  call.mockResolvedValue(fail(error) as never);
  await startScenario(workspace, 'backlog', t);
  expect(workspace.store.getState()).toMatchObject({
    wantedRun: null,
    failure: { what: 'Start the scenario', error },
  });
  actScenario(workspace, runOf('hello', ['open']), t);
  await vi.waitFor(() => expect(workspace.store.getState().failure?.what).toBe('Do this step'));
});

it('asks before it closes the panes of a scenario that is under way, and only then', () => {
  runs(runOf('hello', ['done', 'open'], { panes }));
  chooseScenario(workspace, 'backlog', t);
  expect(workspace.store.getState().dialog).toEqual({ kind: 'scenario', scenario: 'backlog' });
  expect(call).not.toHaveBeenCalled();
  for (const run of [
    runOf('hello', ['open']),
    runOf('hello', ['done', 'done', 'done', 'done', 'done'], { panes }),
  ]) {
    workspace.show(null);
    runs(run);
    chooseScenario(workspace, 'backlog', t);
    expect(workspace.store.getState().dialog).toBeNull();
  }
  expect(call).toHaveBeenCalledTimes(2);
});

it('names the run with every command', () => {
  actScenario(workspace, runOf('hello', ['done', 'open']), t);
  expect(call).toHaveBeenLastCalledWith('scenario.act', { run: 1, step: 1 });
  playScenario(workspace, 2, true, t);
  expect(call).toHaveBeenLastCalledWith('scenario.play', { run: 2, playing: true });
  leaveScenario(workspace, 2, true, t);
  expect(call).toHaveBeenLastCalledWith('scenario.stop', { run: 2, keepPanes: true });
});

it('offers every scenario by name, and the step while it is its turn', () => {
  const [act, first, ...others] = commands();
  expect(act?.when()).toBe(false);
  expect(first?.title(t)).toBe('Scenario 1: Hello World: when the server closes first');
  expect(others).toHaveLength(SCENARIO_IDS.length - 1);
  first?.run();
  expect(call).toHaveBeenLastCalledWith('scenario.start', { scenario: 'hello' });
  for (const [status, isOffered] of [
    ['open', true],
    ['failed', true],
    ['acting', false],
  ] as const) {
    runs(runOf('hello', ['done', status]));
    expect(commands()[0]?.when()).toBe(isOffered);
  }
  commands()[0]?.run();
  expect(call).toHaveBeenLastCalledWith('scenario.act', { run: 1, step: 1 });
});
