/** A sequence while it is being written: steps that may still be wrong, in an order that can be changed. Pure. */
import {
  JOB_COUNT_MAX,
  JOB_STEPS_MAX,
  JOB_WAIT_MAX_MS,
  type JobMessage,
  type Sequence,
  type Step,
} from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import { compileWanted, type Wanted } from '@shared/jobs/wanted';
import { EMPTY_MESSAGE, messageProblem } from './message';
import { wholeNumber } from './numbers';
import { wantedProblemWords } from './words';

export type DraftStep = { readonly id: number } & (
  | { readonly do: 'send'; readonly delay: string; readonly message: JobMessage }
  | {
      readonly do: 'wait';
      readonly wanted: Wanted;
      readonly timeout: string;
      readonly otherwise: 'stop' | 'go-on';
    }
);

export interface Draft {
  readonly name: string;
  readonly rounds: string;
  readonly steps: readonly DraftStep[];
  /** Of the next step. */
  readonly nextId: number;
}

export const EMPTY_DRAFT: Draft = { name: '', rounds: '1', steps: [], nextId: 1 };

export function draftOf(sequence: Sequence): Draft {
  return {
    name: sequence.name,
    rounds: String(sequence.rounds),
    steps: sequence.steps.map((step, index) => draftStep(step, index + 1)),
    nextId: sequence.steps.length + 1,
  };
}

export function addStep(draft: Draft, kind: Step['do']): Draft {
  if (draft.steps.length >= JOB_STEPS_MAX) return draft;
  const id = draft.nextId;
  const step: DraftStep =
    kind === 'send'
      ? { id, do: 'send', delay: '0', message: EMPTY_MESSAGE }
      : { id, do: 'wait', wanted: { kind: 'regex', text: '' }, timeout: '5000', otherwise: 'stop' };
  return { ...draft, steps: [...draft.steps, step], nextId: id + 1 };
}

export function changeStep(draft: Draft, step: DraftStep): Draft {
  return { ...draft, steps: draft.steps.map((each) => (each.id === step.id ? step : each)) };
}

export function moveStep(draft: Draft, index: number, by: 1 | -1): Draft {
  const steps = [...draft.steps];
  const [step] = steps.splice(index, 1);
  if (step === undefined || index + by < 0 || index + by > steps.length) return draft;
  steps.splice(index + by, 0, step);
  return { ...draft, steps };
}

export function removeStep(draft: Draft, index: number): Draft {
  return { ...draft, steps: draft.steps.filter((_, at) => at !== index) };
}

/** Puts a step back where it was. */
export function insertStep(draft: Draft, index: number, step: DraftStep): Draft {
  return { ...draft, steps: draft.steps.toSpliced(index, 0, step) };
}

export interface StepProblems {
  /** Of the message, or of what is waited for. */
  readonly text?: string;
  /** Of the delay, or of the time to wait. */
  readonly time?: string;
}

export interface DraftProblems {
  readonly name?: string;
  readonly rounds?: string;
  readonly steps?: string;
  readonly byStep: ReadonlyMap<number, StepProblems>;
}

export function checkDraft(draft: Draft, t: Translate): Result<Sequence, DraftProblems> {
  const name = draft.name.trim();
  const rounds = wholeNumber(draft.rounds, 1, JOB_COUNT_MAX);
  const byStep = new Map<number, StepProblems>();
  const steps: Step[] = [];
  for (const step of draft.steps) {
    const checked = checkStep(step, t);
    if (checked.ok) steps.push(checked.value);
    else byStep.set(step.id, checked.error);
  }
  if (name !== '' && rounds !== null && byStep.size === 0 && steps.length > 0)
    return ok({ name, rounds, steps });
  return fail({
    byStep,
    ...(name === '' && { name: t('jobs.sequence.nameMissing') }),
    ...(rounds === null && { rounds: t('jobs.number', { min: 1, max: JOB_COUNT_MAX }) }),
    ...(draft.steps.length === 0 && { steps: t('jobs.sequence.noSteps') }),
  });
}

function checkStep(step: DraftStep, t: Translate): Result<Step, StepProblems> {
  const isSend = step.do === 'send';
  const min = isSend ? 0 : 1;
  const time = wholeNumber(isSend ? step.delay : step.timeout, min, JOB_WAIT_MAX_MS);
  const text = isSend ? messageProblem(step.message, t) : wantedProblem(step.wanted, t);
  if (time === null || text !== null)
    return fail({
      ...(text !== null && { text }),
      ...(time === null && { time: t('jobs.number', { min, max: JOB_WAIT_MAX_MS }) }),
    });
  return ok(
    isSend
      ? { do: 'send', delayMs: time, message: step.message }
      : { do: 'wait', for: step.wanted, timeoutMs: time, otherwise: step.otherwise },
  );
}

function wantedProblem(wanted: Wanted, t: Translate): string | null {
  const compiled = compileWanted(wanted);
  return compiled.ok ? null : wantedProblemWords(compiled.error, t);
}

function draftStep(step: Step, id: number): DraftStep {
  return step.do === 'send'
    ? { id, do: 'send', delay: String(step.delayMs), message: step.message }
    : { id, do: 'wait', wanted: step.for, timeout: String(step.timeoutMs), otherwise: step.otherwise };
}
