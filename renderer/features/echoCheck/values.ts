/** What is typed into the dialog of an echo check. Pure. */
import { CHECK_CHUNK_MAX, CHECK_SIZE_MAX, type Check, JOB_WAIT_MAX_MS } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import { readSize } from '@shared/jobs/sizes';
import { z } from 'zod';

export const checkValuesSchema = z.object({
  size: z.string(),
  chunk: z.string(),
  rate: z.string(),
  window: z.string(),
  silence: z.string(),
});
export type CheckValues = z.infer<typeof checkValuesSchema>;

export const CHECK_DEFAULTS: CheckValues = {
  size: '100M',
  chunk: '64K',
  rate: '',
  window: '',
  silence: '10',
};

export type CheckProblems = { readonly [Field in keyof CheckValues]?: string };

const SILENCE_MIN_S = 0.1;
const SILENCE_MAX_S = JOB_WAIT_MAX_MS / 1_000;

export function readCheck(values: CheckValues, t: Translate): Result<Check, CheckProblems> {
  const size = readSize(values.size, 1, CHECK_SIZE_MAX);
  const chunk = readSize(values.chunk, 1, CHECK_CHUNK_MAX);
  const rate = optional(values.rate);
  const window = optional(values.window);
  const seconds = /^\s*\d{1,4}(\.\d+)?\s*$/.test(values.silence) ? Number(values.silence) : Number.NaN;
  const isSilence = seconds >= SILENCE_MIN_S && seconds <= SILENCE_MAX_S;
  if (size !== null && chunk !== null && rate !== undefined && window !== undefined && isSilence)
    return ok({ size, chunk, rate, window, silenceMs: Math.round(seconds * 1_000) });
  const large = t('echoCheck.invalid.size', { max: '1024T' });
  return fail({
    ...(size === null && { size: large }),
    ...(chunk === null && { chunk: t('echoCheck.invalid.size', { max: '1M' }) }),
    ...(rate === undefined && { rate: large }),
    ...(window === undefined && { window: large }),
    ...(!isSilence && {
      silence: t('echoCheck.invalid.seconds', { min: SILENCE_MIN_S, max: SILENCE_MAX_S }),
    }),
  });
}

/** Null: left empty. Undefined: wrong. */
function optional(text: string): number | null | undefined {
  return text.trim() === '' ? null : (readSize(text, 1, CHECK_SIZE_MAX) ?? undefined);
}
