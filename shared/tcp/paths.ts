import { CUTS, NEXT, type TcpState, type Transition } from './states';

/** What the app knows of an ending beyond the two looks. */
export interface PathHint {
  /**
   * The connection was cut: a reset sent or received, or given up by the kernel. Linux gives up FIN_WAIT_2 after 60 s,
   * without TIME_WAIT, when its program has closed and the peer never ends.
   */
  readonly reset?: boolean | undefined;
  /** True: our FIN was first. False: the peer’s was. Absent: nobody ended, or nobody knows. */
  readonly weEndedFirst?: boolean | undefined;
}

/** A state of one connection. `seen`: its row was there when we looked; else it is inferred, and must be shown so. */
export interface Visit {
  readonly state: TcpState;
  readonly seen: boolean;
}

/**
 * The states a connection passed between two looks, both looks excluded; null when no legal path leads there. The
 * result is inferred: whoever shows it must not call it seen.
 *
 * It is the shortest path over usual transitions that agrees with the hint; among equals, the one whose transitions
 * stand first in the table. If there is none, the hint gives way (two looks are facts, and the app may have heard of
 * the ends in another order than the kernel); if there is still none, unusual transitions are allowed.
 *
 * - A path passes neither CLOSED nor LISTEN: what opens afterwards is another connection.
 * - From LISTEN it is the path of a new connection. The listening socket itself stays there until it is closed, which
 *   is what LISTEN → CLOSED means unless the hint tells who ended.
 * - ESTABLISHED → CLOSED without a hint is the passive closer: CLOSE_WAIT, LAST_ACK. Cut: nothing between, unless
 *   somebody had ended before. Whoever ended first also passed TIME_WAIT, so that CLOSED came at least 2·MSL later.
 * - An accepted or connected socket proves ESTABLISHED: start there rather than in LISTEN or CLOSED.
 */
export function pathBetween(from: TcpState, to: TcpState, hint: PathHint = {}): readonly TcpState[] | null {
  if (from === to) return [];
  return (
    shortest(from, to, (step) => step.usual && agrees(step, hint)) ??
    shortest(from, to, (step) => step.usual && agrees(step, { reset: hint.reset })) ??
    shortest(from, to, () => true)
  );
}

const NOBODY_ENDED: readonly TcpState[] = ['LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED'];

function agrees({ from, to, cause }: Transition, { reset, weEndedFirst }: PathHint): boolean {
  if (reset !== true && CUTS.includes(cause)) return false;
  if (weEndedFirst === undefined) return true;
  // Who has ended was established before, and had not been cut, cancelled or a listening socket then.
  if (to === 'CLOSED' && NOBODY_ENDED.includes(from)) return false;
  return from !== 'ESTABLISHED' || cause === (weEndedFirst ? 'close' : 'rcv-fin');
}

/** Breadth first; the order of `NEXT` decides among equals. */
function shortest(
  from: TcpState,
  to: TcpState,
  allowed: (step: Transition) => boolean,
): readonly TcpState[] | null {
  const reached = new Set<TcpState>([from]);
  let paths: { readonly at: TcpState; readonly passed: readonly TcpState[] }[] = [{ at: from, passed: [] }];
  while (paths.length > 0) {
    const longer: typeof paths = [];
    for (const { at, passed } of paths) {
      for (const step of NEXT[at]) {
        if (!allowed(step)) continue;
        if (step.to === to) return passed;
        if (reached.has(step.to) || step.to === 'CLOSED' || step.to === 'LISTEN') continue;
        reached.add(step.to);
        longer.push({ at: step.to, passed: [...passed, step.to] });
      }
    }
    paths = longer;
  }
  return null;
}
