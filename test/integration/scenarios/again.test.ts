// What a step does may be asked for again, as after a failure: it must lead to the same end.
import { outlineOf, type ScenarioId } from '@shared/scenarios/outlines';
import { afterEach, describe, expect, it } from 'vitest';
import { Refused } from '../../../electron/scenarios/actor';
import { definitionOf } from '../../../electron/scenarios/definitions/index';
import { peerStarter } from '../../../electron/scenarios/peer';
import { Stage } from '../../../electron/scenarios/stage';
import { pollUntil } from '../../helpers/pollUntil';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
let stage: Stage | null = null;
afterEach(async () => {
  await stage?.leave(false);
  expect(t.engine.openSockets).toBe(0);
});

/** Steps in which nothing is done but to wait. */
const WAITING = ['gone', 'quiet'];
const SCENARIOS: readonly ScenarioId[] = [
  'iterative',
  'backlog',
  'sockets',
  'concurrency',
  'handshake',
  'closing',
  'half-close',
  'states',
  'endings',
  'boundaries',
  'backpressure',
  'keepalive',
  'addresses',
];

describe.skipIf(process.platform !== 'linux')('every step, done twice', () => {
  it.each(SCENARIOS)('%s', async (scenario) => {
    const now = new Stage(t.engine, { startPeer: peerStarter() });
    stage = now;
    const { steps } = definitionOf(scenario);
    for (const name of outlineOf(scenario).steps.filter((each) => !WAITING.includes(each))) {
      if ((await now.lacks(steps[name]?.needs ?? [])) !== null) continue;
      await steps[name]?.act?.(now);
      try {
        await steps[name]?.act?.(now);
      } catch (error) {
        // What has been done already may be refused; what then is seen counts.
        if (!(error instanceof Refused)) throw error;
      }
      await pollUntil(`what proves ${scenario} ${name}`, () => steps[name]?.seen(now));
    }
  });
});
