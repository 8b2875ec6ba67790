import { useState } from 'react';
import type { RowRef, WireChoice } from './wireView';

/** What the panel is given to choose from. */
export interface Offer {
  /** The session of the pane in front. */
  readonly front: number | undefined;
  /** Its connections, the newest first. */
  readonly choices: readonly WireChoice[];
  /** The row that was pointed at elsewhere. */
  readonly at: RowRef | null;
}

/** Which connection is looked at, and why. */
export interface Picked {
  readonly front: number | undefined;
  /** Null: nobody chose, so it is the newest. */
  readonly id: string | null;
  readonly shown: string | null;
  /** The last row pointed at elsewhere that was found. */
  readonly at: RowRef | null;
}

export const NOTHING_PICKED: Picked = { front: undefined, id: null, shown: null, at: null };

/**
 * What is looked at once something else is offered: the connection that was pointed at, or the one that was looked at
 * before when the pane in front is that of its other end. The same object when nothing changes.
 */
export function pickAgain(before: Picked, { front, choices, at }: Offer): Picked {
  let { id, at: found } = before;
  if (front !== before.front) id = choices.some((each) => each.id === before.shown) ? before.shown : null;
  const wanted = at === null || at === found ? undefined : choices.find((each) => hasEnd(each, at));
  if (wanted !== undefined) [id, found] = [wanted.id, at];
  const shown = (choices.find((each) => each.id === id) ?? choices[0])?.id ?? null;
  const isSame = front === before.front && id === before.id && shown === before.shown && found === before.at;
  return isSame ? before : { front, id, shown, at: found };
}

/** The connection that is looked at, and how to choose one. */
export function useWireChoice(offer: Offer): readonly [WireChoice | undefined, (id: string) => void] {
  const [before, setPicked] = useState(NOTHING_PICKED);
  const picked = pickAgain(before, offer);
  if (picked !== before) setPicked(picked);
  const choice = offer.choices.find(({ id }) => id === picked.shown);
  return [choice, (id) => setPicked({ ...picked, id, shown: id })];
}

export function hasEnd(
  { ends }: WireChoice,
  { session, socket }: Pick<RowRef, 'session' | 'socket'>,
): boolean {
  return [ends.client, ends.server].some((end) => end?.session === session && end.socket === socket);
}
