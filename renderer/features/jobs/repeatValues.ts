/** What is typed into the dialog of a repeated message. Pure. */
import { JOB_COUNT_MAX, JOB_EVERY_MAX_MS, jobMessageSchema, type Repeat } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import { z } from 'zod';
import { EMPTY_MESSAGE, messageProblem } from './message';
import { wholeNumber } from './numbers';

export const repeatValuesSchema = z.object({
  message: jobMessageSchema,
  every: z.string(),
  count: z.string(),
  endless: z.boolean(),
});
export type RepeatValues = z.infer<typeof repeatValuesSchema>;

export const REPEAT_DEFAULTS: RepeatValues = {
  message: EMPTY_MESSAGE,
  every: '1000',
  count: '10',
  endless: true,
};

export type RepeatProblems = { readonly [Field in 'message' | 'every' | 'count']?: string };

export function checkRepeat(values: RepeatValues, t: Translate): Result<Repeat, RepeatProblems> {
  const message = messageProblem(values.message, t);
  const everyMs = wholeNumber(values.every, 1, JOB_EVERY_MAX_MS);
  const count = values.endless ? null : wholeNumber(values.count, 1, JOB_COUNT_MAX);
  const isCounted = values.endless || count !== null;
  if (message === null && everyMs !== null && isCounted)
    return ok({ message: values.message, everyMs, count });
  return fail({
    ...(message !== null && { message }),
    ...(everyMs === null && { every: t('jobs.number', { min: 1, max: JOB_EVERY_MAX_MS }) }),
    ...(!isCounted && { count: t('jobs.number', { min: 1, max: JOB_COUNT_MAX }) }),
  });
}
