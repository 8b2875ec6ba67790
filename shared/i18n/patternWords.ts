import type { FilterProblem } from '../filter/index';
import type { PatternProblem } from '../search/hexPattern';
import type { Translate } from './index';

/** Why something cannot be looked for, to be said beside its field. */
export function patternWords({ problem, detail = '' }: PatternProblem, t: Translate): string {
  return t(`find.problem.${problem}`, { detail });
}

/** Why a filter cannot be read, and where. */
export function filterWords(problem: FilterProblem, t: Translate): string {
  const words =
    problem.kind === 'pattern'
      ? patternWords(problem, t)
      : t(`filter.problem.${problem.problem}`, { found: problem.found });
  return t('filter.at', { at: problem.at + 1, problem: words });
}
