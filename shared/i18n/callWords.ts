import { formatAddress } from '../contract/address';
import { assertNever } from '../contract/result';
import type { CallFact, CallStep } from '../tcp/calls';
import { formatDuration, formatExactBytes, formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

export interface CallWords {
  /** `read ×12`. Calls have the same name in every language. */
  readonly name: string;
  /** Values that were seen; empty when there are none. */
  readonly facts: string;
  /** Who called it, if the program did not; empty otherwise. */
  readonly told: string;
  /** What the telephone of the course notes does here. */
  readonly phone: string;
}

export function callWords(step: CallStep, t: Translate, language: Language): CallWords {
  const { call, count, facts, told, phone } = step;
  return {
    name: count > 1 ? `${call} ×${formatNumber(count, language)}` : call,
    facts: facts.map((fact) => factWords(fact, t, language)).join(' · '),
    told: told === null ? '' : t(`wireCalls.told.${told}`),
    phone: t(`wireCalls.phone.${phone}`),
  };
}

function factWords(fact: CallFact, t: Translate, language: Language): string {
  switch (fact.fact) {
    case 'address':
      return formatAddress(fact.address);
    case 'peer':
      return t('wireCalls.fact.peer', { address: formatAddress(fact.address) });
    case 'backlog':
      return t('wireCalls.fact.backlog', { n: formatNumber(fact.n, language) });
    case 'bytes':
      return formatExactBytes(fact.bytes, language);
    case 'took':
      return formatDuration(fact.ms, language);
    case 'failed':
      return fact.code;
    case 'eof':
    case 'fin':
    case 'reset':
    case 'first':
      return t(`wireCalls.fact.${fact.fact}`);
    default:
      return assertNever(fact);
  }
}
