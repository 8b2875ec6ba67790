import { formatBytes, formatDuration, formatNumber, type Language, type Translate } from '@shared/i18n/index';
import type { Step, StepParams } from './step';

export interface StepWords {
  readonly text: string;
  /** Of its button; null when there is nothing to press. */
  readonly label: string | null;
}

/** A step in words. */
export function stepWords({ id, params, action }: Step, t: Translate, language: Language): StepWords {
  const values = shown(params, language);
  return {
    text: t(`steps.text.${id}`, values),
    label: action === undefined ? null : t(`steps.do.${action.label}`, values),
  };
}

/** Every variable any of the words has: which of them a step fills is for its maker to know. */
function shown(params: StepParams, language: Language) {
  const { address = '', target = '', port = '', n = 0, max = 0, bytes = 0, ms = 0 } = params;
  return {
    address,
    target,
    port,
    n: formatNumber(n, language),
    max: formatNumber(max, language),
    size: formatBytes(bytes, language),
    time: formatDuration(ms, language),
  };
}
