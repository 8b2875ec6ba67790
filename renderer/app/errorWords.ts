import { type ErrorInfo, OWN_CODES } from '@shared/contract/errors';
import type { Translate } from '@shared/i18n/index';

/** Why something was refused, in a sentence. */
export function errorWords(error: ErrorInfo, t: Translate): string {
  const own = OWN_CODES.find((code) => code === error.code);
  return own === undefined ? t(`explain.${error.explanation}.title`) : t(`errors.${own}`);
}
