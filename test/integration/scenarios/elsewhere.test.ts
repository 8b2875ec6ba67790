// A machine that tells nothing of its kernel and has no thread for servers, as Windows may be.
import type { ScenarioRunState } from '@shared/contract/scenario';
import type { ScenarioId } from '@shared/scenarios/outlines';
import { afterAll, afterEach, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/index';
import { Scenarios } from '../../../electron/scenarios/index';
import { pollUntil } from '../../helpers/pollUntil';
import { statuses } from '../../helpers/scenarioTest';

const engine = createEngine();
const scenarios = new Scenarios(engine);
afterEach(() => scenarios.close());
afterAll(() => engine.dispose());

async function play(scenario: ScenarioId): Promise<ScenarioRunState> {
  const started = await scenarios.start(scenario);
  if (!started.ok) throw new Error(started.error.message);
  scenarios.play(started.value.run, true);
  return await pollUntil('the end', () => (scenarios.state?.playing === false ? scenarios.state : null));
}

const facts = (state: ScenarioRunState, step: number) => state.steps[step]?.facts.map(({ fact }) => fact);

it('lets the app hold who must wait, and says so: iterative', async () => {
  const state = await play('iterative');
  expect(statuses(state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(facts(state, 1)).toEqual(['waits', 'held']);
  // Node had accepted B long before A closed.
  expect(facts(state, 2)).toEqual(['served', 'message']);
  expect(facts(state, 4)).toEqual(['servedAll', 'reset', 'refused']);
});

it.each(['sockets', 'concurrency'] as const)('needs no kernel for %s', async (scenario) => {
  const state = await play(scenario);
  expect(new Set(statuses(state))).toEqual(new Set(['done']));
  const seen = state.steps.flatMap((step) => step.facts.map(({ evidence }) => evidence));
  expect(new Set(seen)).toEqual(new Set(['app']));
});

it('passes over what cannot be seen', async () => {
  const state = await play('backlog');
  expect(new Set(statuses(state))).toEqual(new Set(['unavailable']));
  expect(new Set(state.steps.map(({ lacks }) => lacks))).toEqual(new Set(['blocking']));
  expect(statuses(await play('handshake'))).toEqual(['done', 'done', 'unavailable', 'unavailable']);
  expect(statuses(await play('closing'))).toEqual(['done', 'unavailable', 'unavailable', 'unavailable']);
});
