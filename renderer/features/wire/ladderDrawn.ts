import { flagNames } from '@shared/i18n/segmentWords';
import { type LadderPlaces, segmentPaths, stubPaths } from './ladderShapes';
import { ARRIVES, type Arrow, isOpen, LEAVES, type Step } from './ladderStep';

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
  if (!isOpen(step) || step.captured || (both && !step.certain)) return [];
  return [stubPaths(step, places, y, { leaves, whole: !both })];
}

/** An arrow from row to row is not drawn where its packet is: that has an arrow of its own. */
export function isDrawn({ kind, from, to }: Arrow): boolean {
  return kind === 'data' || !(from.captured || to.captured);
}

/** The arrow of a captured packet; null for every other step. */
export function packetOf(
  { row, side }: Step,
  places: Pick<LadderPlaces, 'client' | 'server'>,
  y: number,
): {
  readonly line: string;
  readonly head: string;
  readonly label: string;
  readonly isReset: boolean;
} | null {
  if (row.type !== 'segment') return null;
  return {
    ...segmentPaths(side, places, y),
    label: flagNames(row),
    isReset: row.flags.includes('RST'),
  };
}
