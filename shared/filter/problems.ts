import type { PatternProblem } from '../search/hexPattern';

export const FILTER_PROBLEMS = [
  'long',
  'deep',
  'unclosed-quote',
  'unclosed-regex',
  'unclosed-paren',
  'unexpected-paren',
  'missing-term',
  'unknown-key',
  'missing-value',
  'bad-operator',
  'bad-direction',
  'bad-size',
  'bad-connection',
  'bad-event',
  'bad-time',
] as const;
export type FilterProblemId = (typeof FILTER_PROBLEMS)[number];

/** Why a filter cannot be read, and where: number of the character from 0. */
export type FilterProblem =
  | {
      readonly kind: 'filter';
      readonly at: number;
      readonly problem: FilterProblemId;
      /** What stands there. */
      readonly found: string;
    }
  | ({ readonly kind: 'pattern' } & PatternProblem);

/** Thrown and caught inside the parser only: a descent is left from any depth. */
export class FilterError extends Error {
  constructor(readonly problem: FilterProblem) {
    super(problem.problem);
  }
}

export function refuse(at: number, problem: FilterProblemId, found = ''): never {
  throw new FilterError({ kind: 'filter', at, problem, found });
}
