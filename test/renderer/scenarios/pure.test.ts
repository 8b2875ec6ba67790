// @vitest-environment node
import { createTranslator } from '@shared/i18n/index';
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { describe, expect, it } from 'vitest';
import { fits } from '../../../renderer/features/scenarios/find';
import {
  currentStep,
  newlyDone,
  nextOf,
  numberOf,
  tally,
} from '../../../renderer/features/scenarios/progress';
import { roleWords } from '../../../renderer/features/scenarios/roles';
import { runOf, step } from './runs';

describe('how far a run has come', () => {
  it('has its turn at the first step that was neither seen nor passed over', () => {
    expect(currentStep(runOf('hello', []))).toBe(0);
    expect(currentStep(runOf('hello', ['done', 'unavailable', 'failed']))).toBe(2);
    expect(currentStep(runOf('hello', ['done', 'done', 'done', 'done', 'unavailable']))).toBe(-1);
  });

  it('counts what was seen apart from what was passed over', () => {
    expect(tally(runOf('hello', ['done', 'unavailable', 'done', 'acting']))).toEqual({
      total: 5,
      seen: 2,
      unavailable: 1,
    });
  });

  it('knows the step that has just ticked, in the same run only', () => {
    const before = runOf('hello', ['done', 'acting']);
    expect(newlyDone(before, before)).toBe(-1);
    expect(newlyDone(before, runOf('hello', ['done', 'done', 'open']))).toBe(1);
    expect(newlyDone(before, runOf('hello', ['done', 'done', 'done', 'open']))).toBe(2);
    expect(newlyDone(before, runOf('hello', ['done', step('failed', { problem: 'no' })]))).toBe(-1);
    expect(newlyDone(before, runOf('hello', ['done', 'unavailable', 'open']))).toBe(-1);
    expect(newlyDone(before, runOf('hello', ['done', 'done'], { run: 2 }))).toBe(-1);
  });
});

it('numbers the course from 1, and ends it', () => {
  expect(SCENARIO_IDS.map(numberOf)).toEqual(SCENARIO_IDS.map((_, index) => index + 1));
  expect(nextOf('hello')).toBe('iterative');
  expect(nextOf('addresses')).toBeNull();
});

it('calls panes by words of the language, letters and numbers as they are', () => {
  const { t } = createTranslator('ko');
  expect(roleWords('server', t)).toBe('서버');
  expect(roleWords('A', t)).toBe('A');
  expect(roleWords('10', t)).toBe('10');
});

it('finds a scenario by every word of what is typed, in any order and case', () => {
  const texts = ['3', 'Standing in line: backlog and accept', 'A full queue is silent.'];
  expect(fits('', texts)).toBe(1);
  expect(fits('ACCEPT line', texts)).toBe(1);
  expect(fits(' queue  3 ', texts)).toBe(1);
  expect(fits('queue keepalive', texts)).toBe(0);
  expect(fits('줄', ['줄 서기'])).toBe(1);
});
