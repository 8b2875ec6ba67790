import { expect, it } from 'vitest';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();

it('greets once with thirteen bytes, closes first, and keeps TIME_WAIT on the side of the server', async () => {
  const state = await t.play('hello');
  expect(statuses(state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  const [start, connect, timeWait, refused, restart] = state.steps;
  expect(connect?.facts).toContainEqual({ evidence: 'app', fact: 'sent', values: { n: 13 } });
  expect(connect?.facts).toContainEqual({
    evidence: 'app',
    fact: 'message',
    values: { text: 'Hello World!', end: '21 00' },
  });
  expect(timeWait?.facts[0]?.evidence).toBe('kernel');
  expect(refused?.facts[0]?.values).toEqual({ code: 'ECONNREFUSED' });
  // Although the port is still in TIME_WAIT.
  expect(restart?.facts[0]?.values).toEqual(start?.facts[0]?.values);
});
