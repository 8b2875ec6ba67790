import { type LadderPlaces, stubPaths } from './ladderShapes';
import { ARRIVES, isOpen, LEAVES, type Step } from './ladderStep';

/** Names of flags are the same in every language. */
export const ARROW_LABELS = { data: '', fin: 'FIN', rst: 'RST' } as const;

/** What is drawn for an end that has no other: nothing where the other one may only have been missed. */
export function stubOf(props: {
  readonly step: Step;
  readonly places: Pick<LadderPlaces, 'client' | 'server'>;
  readonly y: number;
  /** Both ends live in this app. */
  readonly both: boolean;
}): readonly { readonly line: string; readonly head: string }[] {
  const { step, places, y, both } = props;
  const leaves = step.kind in LEAVES;
  if (!leaves && !(step.kind in ARRIVES)) return [];
  if (!isOpen(step) || (both && !step.certain)) return [];
  return [stubPaths(step, places, y, { leaves, whole: !both })];
}
