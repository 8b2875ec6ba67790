import { type ErrorInfo, OWN_CODES } from '../contract/errors';
import type { Translate } from './index';

/** Explanations that say no more than the code does. */
const GENERAL: readonly ErrorInfo['explanation'][] = ['bad-command', 'not-available', 'internal', 'unknown'];

/** Why something was refused, and what to do about it, in the person's language. Messages of errors are for programs. */
export function refusalWords({ code, explanation }: ErrorInfo, t: Translate): string {
  const own = OWN_CODES.find((each) => each === code);
  if (own !== undefined && GENERAL.includes(explanation)) return t(`errors.${own}`);
  return `${t(`explain.${explanation}.title`)}. ${t(`explain.${explanation}.next`)}`;
}
