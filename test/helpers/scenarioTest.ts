import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Row } from '@shared/contract/events';
import type { ScenarioRunState, StepState } from '@shared/contract/scenario';
import { createTranslator } from '@shared/i18n/index';
import { factWords } from '@shared/i18n/scenarioWords';
import { outlineOf, type ScenarioId } from '@shared/scenarios/outlines';
import { afterAll, afterEach, expect } from 'vitest';
import { createEngine } from '../../electron/engine/index';
import { watchOurSockets } from '../../electron/kernel/index';
import { peerStarter, Scenarios } from '../../electron/scenarios/index';
import { pollUntil } from './pollUntil';
import { readLog } from './readLog';

const built = (path: string): URL => pathToFileURL(resolve(import.meta.dirname, '../../out', path));

/** Scenarios on an engine of their own, with the kernel's table and the blocking engine as they were built. */
export function testScenarios() {
  const kernel = watchOurSockets(built('kernel/socketTableWorker.js'));
  const engine = createEngine({
    serverWorker: built('engine/serverWorker.js'),
    ...(kernel !== undefined && { kernel }),
  });
  const scenarios = new Scenarios(engine, { startPeer: peerStarter() });
  afterEach(() => scenarios.close());
  afterAll(() => engine.dispose());
  return {
    engine,
    scenarios,
    /** Plays a scenario to its end and answers with how it stands then. Every fact must have words without gaps. */
    async play(scenario: ScenarioId, withinMs = 60_000): Promise<ScenarioRunState> {
      const started = await scenarios.start(scenario);
      if (!started.ok) throw new Error(started.error.message);
      scenarios.play(started.value.run, true);
      await pollUntil(
        'the end of the scenario',
        () => {
          const { playing, steps } = scenarios.state ?? { playing: false, steps: [] };
          return !playing && !steps.some(({ status }) => status === 'acting');
        },
        withinMs,
      );
      const { state } = scenarios;
      if (state === null) throw new Error('the scenario is gone');
      for (const language of ['en', 'ko'] as const) {
        const { t } = createTranslator(language);
        const said = state.steps.flatMap(({ facts }) =>
          facts.map((fact) => factWords(scenario, fact, t, language)),
        );
        for (const text of said) expect(text).not.toMatch(/\{\{|scenarios\./);
      }
      return state;
    },
    /** Starts a scenario that a test goes through step by step, to look around between two of them. */
    async begin(scenario: ScenarioId) {
      const started = await scenarios.start(scenario);
      if (!started.ok) throw new Error(started.error.message);
      const { run } = started.value;
      const step = (name: string): StepState | undefined =>
        scenarios.state?.steps[outlineOf(scenario).steps.indexOf(name)];
      /** Waits until a step is ticked, whoever does it. */
      const ticked = (name: string) =>
        pollUntil(`a tick at ${name}`, () => {
          const now = step(name);
          if (now?.status === 'failed') throw new Error(`${name} failed: ${now.problem}`);
          return now?.status === 'done' ? now : null;
        });
      const session = (role: string): number => {
        const pane = scenarios.state?.panes.find((each) => each.role === role);
        if (pane === undefined) throw new Error(`nobody plays ${role}`);
        return pane.session;
      };
      return {
        step,
        ticked,
        session,
        /** Has a step done, and waits until it is ticked. */
        async act(name: string): Promise<StepState> {
          await pollUntil(`the turn of ${name}`, () => step(name)?.status === 'open');
          scenarios.act(run, outlineOf(scenario).steps.indexOf(name));
          return await ticked(name);
        },
        /** What has happened to who plays this role. */
        rows(role: string): readonly Row[] {
          const log = engine.log(session(role));
          return log === undefined ? [] : readLog(log);
        },
        /** The port at the near end of the newest connection of a client, or where a server listens. */
        port(role: string): number {
          const all = engine.stateOf(session(role));
          const local = all?.session.local ?? all?.sockets.at(-1)?.local;
          if (local === undefined || local === null) throw new Error(`${role} has no port`);
          return local.port;
        },
      };
    },
  };
}

/** What became of each step, for a test that wants all of it at a glance. */
export function statuses({ steps }: ScenarioRunState): readonly string[] {
  return steps.map(({ status, problem }) => (problem === null ? status : `${status}: ${problem}`));
}
