/** When a message that is repeated is due. Times are in ms, of any clock. Pure. */

/** `next`: the number of the send that is due next, from 0. */
export interface Schedule {
  readonly start: number;
  readonly everyMs: number;
  readonly next: number;
}

/** What to do at a moment: send now, having missed so many before, or wait for the time that is told. */
export type Turn =
  | { readonly kind: 'send'; readonly missed: number; readonly schedule: Schedule }
  | { readonly kind: 'wait'; readonly until: number };

/** From the start, not from the last send: what comes late delays nothing after it. */
export function dueAt({ start, everyMs }: Schedule, send: number): number {
  return start + send * everyMs;
}

/** One send at most: those whose time has passed are missed, not sent in a bunch. */
export function takeTurn(schedule: Schedule, now: number): Turn {
  const { start, everyMs, next } = schedule;
  if (now < dueAt(schedule, next)) return { kind: 'wait', until: dueAt(schedule, next) };
  // The newest that is due; rounding must not lead past it or before it.
  let due = Math.max(next, Math.floor((now - start) / everyMs));
  if (dueAt(schedule, due) > now) due--;
  else if (dueAt(schedule, due + 1) <= now) due++;
  return { kind: 'send', missed: due - next, schedule: { ...schedule, next: due + 1 } };
}
