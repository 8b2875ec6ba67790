import { expect, it } from 'vitest';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();

it.skipIf(process.platform !== 'linux')(
  'every state is a kernel row, CLOSED the absence of one',
  async () => {
    const state = await t.play('states');
    expect(statuses(state)).toEqual(state.steps.map(() => 'done'));
    const facts = state.steps.flatMap((step) => step.facts);
    expect(new Set(facts.map(({ evidence }) => evidence))).toEqual(new Set(['kernel']));
    const seen = facts.flatMap(({ fact, values }) => (fact === 'row' ? [values.state] : []));
    expect([...new Set(seen)]).toEqual([
      'SYN_SENT',
      'ESTABLISHED',
      'FIN_WAIT_1',
      'FIN_WAIT_2',
      'CLOSE_WAIT',
      'LAST_ACK',
      'CLOSING',
      'TIME_WAIT',
    ]);
    expect(state.steps[0]?.facts[0]?.fact).toBe('listens');
    expect(state.steps.at(-1)?.facts[0]?.fact).toBe('gone');
  },
);

it.skipIf(process.platform === 'linux')('is told to be available on Linux only', async () => {
  const { steps } = await t.play('states');
  expect(steps.map(({ status }) => status)).toEqual(steps.map(() => 'unavailable'));
});
