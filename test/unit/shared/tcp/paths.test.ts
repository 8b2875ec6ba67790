import { type PathHint, pathBetween } from '@shared/tcp/paths';
import { NEXT, TCP_STATES, type TcpState, TRANSITIONS, transitions } from '@shared/tcp/states';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Change, type Move, play } from './tcpModel';

const state = fc.constantFrom(...TCP_STATES);
const hint = fc.record(
  { reset: fc.boolean(), weEndedFirst: fc.boolean() },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<PathHint>;

const path = (from: TcpState, to: TcpState, known?: PathHint) =>
  pathBetween(from, to, known)?.join(' ') ?? null;

describe('the path between two looks', () => {
  it.each<[TcpState, TcpState, string | null]>([
    ['ESTABLISHED', 'ESTABLISHED', ''],
    ['ESTABLISHED', 'CLOSE_WAIT', ''],
    ['ESTABLISHED', 'FIN_WAIT_2', 'FIN_WAIT_1'],
    ['ESTABLISHED', 'LAST_ACK', 'CLOSE_WAIT'],
    ['ESTABLISHED', 'CLOSING', 'FIN_WAIT_1'],
    // Not by note 2 of the figure: FIN_WAIT_2 is passed even then.
    ['ESTABLISHED', 'TIME_WAIT', 'FIN_WAIT_1 FIN_WAIT_2'],
    ['FIN_WAIT_1', 'TIME_WAIT', 'FIN_WAIT_2'],
    ['CLOSING', 'CLOSED', 'TIME_WAIT'],
    ['ESTABLISHED', 'CLOSED', 'CLOSE_WAIT LAST_ACK'],
    ['FIN_WAIT_2', 'CLOSED', 'TIME_WAIT'],
    // A client from its beginning, and a connection from the listening socket that took it.
    ['CLOSED', 'ESTABLISHED', 'SYN_SENT'],
    ['CLOSED', 'CLOSE_WAIT', 'SYN_SENT ESTABLISHED'],
    ['LISTEN', 'ESTABLISHED', 'SYN_RECEIVED'],
    ['LISTEN', 'TIME_WAIT', 'SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2'],
    ['LISTEN', 'CLOSED', ''],
    ['SYN_SENT', 'CLOSED', ''],
    // Only unusual ways lead there.
    ['SYN_SENT', 'SYN_RECEIVED', ''],
    ['CLOSED', 'SYN_RECEIVED', 'SYN_SENT'],
    ['SYN_RECEIVED', 'LISTEN', ''],
    // Usual though longer: a program gets its socket when it is established.
    ['SYN_RECEIVED', 'FIN_WAIT_1', 'ESTABLISHED'],
    // That is another connection, or none at all.
    ['TIME_WAIT', 'ESTABLISHED', null],
    ['ESTABLISHED', 'SYN_SENT', null],
    ['ESTABLISHED', 'LISTEN', null],
    ['CLOSE_WAIT', 'TIME_WAIT', null],
    ['LAST_ACK', 'FIN_WAIT_1', null],
  ])('%s → %s: %s', (from, to, expected) => {
    expect(path(from, to)).toBe(expected);
  });

  it.each<[TcpState, TcpState, PathHint, string]>([
    ['ESTABLISHED', 'CLOSED', { weEndedFirst: false }, 'CLOSE_WAIT LAST_ACK'],
    ['ESTABLISHED', 'CLOSED', { weEndedFirst: true }, 'FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT'],
    ['ESTABLISHED', 'CLOSED', { reset: true }, ''],
    ['ESTABLISHED', 'CLOSED', { reset: false }, 'CLOSE_WAIT LAST_ACK'],
    // Somebody had ended when the reset came.
    ['ESTABLISHED', 'CLOSED', { reset: true, weEndedFirst: true }, 'FIN_WAIT_1'],
    ['ESTABLISHED', 'CLOSED', { reset: true, weEndedFirst: false }, 'CLOSE_WAIT'],
    ['CLOSE_WAIT', 'CLOSED', { reset: true }, ''],
    ['FIN_WAIT_2', 'CLOSED', { reset: true, weEndedFirst: true }, ''],
    ['LISTEN', 'CLOSED', { reset: true }, ''],
    // Who ended was connected: neither cancelled nor a listening socket.
    ['SYN_SENT', 'CLOSED', { weEndedFirst: false }, 'ESTABLISHED CLOSE_WAIT LAST_ACK'],
    ['SYN_SENT', 'CLOSED', { reset: true }, ''],
    ['LISTEN', 'CLOSED', { weEndedFirst: false }, 'SYN_RECEIVED ESTABLISHED CLOSE_WAIT LAST_ACK'],
    // What was seen stands; a hint that cannot be is not followed.
    ['ESTABLISHED', 'CLOSE_WAIT', { weEndedFirst: true }, ''],
    ['ESTABLISHED', 'TIME_WAIT', { weEndedFirst: false }, 'FIN_WAIT_1 FIN_WAIT_2'],
    ['ESTABLISHED', 'TIME_WAIT', { reset: true }, 'FIN_WAIT_1 FIN_WAIT_2'],
  ])('%s → %s, knowing %o: %s', (from, to, known, expected) => {
    expect(path(from, to, known)).toBe(expected);
  });

  it('goes only legal steps', () => {
    fc.assert(
      fc.property(state, state, hint, (from, to, known) => {
        const passed = pathBetween(from, to, known);
        if (passed === null || from === to) return;
        const all = [from, ...passed, to];
        all.slice(1).forEach((next, index) => {
          const before = all[index] ?? from;
          expect(transitions(before, next), `${before} → ${next}`).not.toEqual([]);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes no state twice, and neither CLOSED nor LISTEN', () => {
    fc.assert(
      fc.property(state, state, hint, (from, to, known) => {
        const passed = pathBetween(from, to, known) ?? [];
        expect(new Set([from, ...passed, to]).size).toBe(from === to ? 1 : passed.length + 2);
        expect(passed).not.toContain('CLOSED');
        expect(passed).not.toContain('LISTEN');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is there whenever steps lead there within one connection, whatever the hint', () => {
    for (const from of TCP_STATES) {
      const reached = reachable(from);
      for (const to of TCP_STATES) {
        const hints: PathHint[] = [{}, { reset: true }, { weEndedFirst: true }, { weEndedFirst: false }];
        for (const known of hints) {
          const expected = from === to || reached.has(to);
          expect(pathBetween(from, to, known) !== null, `${from} → ${to}`).toBe(expected);
        }
      }
    }
  });

  it('is the shortest of the usual ways when nothing is known', () => {
    const usual = TRANSITIONS.filter(
      (each) => each.usual && !['rst', 'abort', 'give-up'].includes(each.cause),
    );
    for (const from of TCP_STATES) {
      const steps = distances(from, usual);
      for (const [to, distance] of steps) {
        expect(pathBetween(from, to), `${from} → ${to}`).toHaveLength(Math.max(0, distance - 1));
      }
    }
  });

  it('continues where it was cut: the rest of a path is the path of the rest', () => {
    fc.assert(
      fc.property(state, state, hint, (from, to, known) => {
        const [first, ...rest] = pathBetween(from, to, known) ?? [];
        if (first !== undefined) expect(pathBetween(first, to, known)).toEqual(rest);
      }),
    );
  });
});

describe('held against connections that were played', () => {
  const side = fc.constantFrom<0 | 1>(0, 1);
  const game = fc.array(
    fc.oneof(
      fc.tuple(side, fc.constantFrom(...ACTIONS)),
      fc.tuple(side, fc.constantFrom('deliver' as const, 'close' as const)),
    ),
    { maxLength: 50 },
  );
  const OPENED: readonly Move[] = [
    [1, 'listen'],
    [0, 'connect'],
    [1, 'deliver'],
    [0, 'deliver'],
    [1, 'deliver'],
  ];
  const livesOf = (moves: readonly Move[]) => play([...OPENED, ...moves]).flatMap(lives);

  it('explains any two looks at one connection', () => {
    fc.assert(
      fc.property(game, (moves) => {
        for (const life of livesOf(moves)) {
          const passed = statesOf(life);
          passed.forEach((from, i) => {
            for (const to of passed.slice(i)) expect(pathBetween(from, to), `${from} → ${to}`).not.toBeNull();
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells exactly what was passed, when who ended first is known and nothing unusual happened', () => {
    let compared = 0;
    fc.assert(
      fc.property(game, (moves) => {
        for (const life of livesOf(moves)) {
          if (!isOrdinary(life)) continue;
          const passed = statesOf(life);
          const first = passed.find((state) => state === 'FIN_WAIT_1' || state === 'CLOSE_WAIT');
          const weEndedFirst = first === undefined ? undefined : first === 'FIN_WAIT_1';
          passed.forEach((from, i) => {
            passed.slice(i).forEach((to, length) => {
              const between = passed.slice(i + 1, i + length);
              // A whole life between two looks leaves no trace.
              if (from === to) return;
              expect(pathBetween(from, to, { weEndedFirst }), `${from} → ${to}`).toEqual(between);
              compared++;
            });
          });
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  /** From CLOSED or LISTEN to the next of them. */
  function lives(changes: readonly Change[]): Change[][] {
    const found: Change[][] = [];
    for (const change of changes) {
      if (found.length === 0 || change.from === 'CLOSED' || change.from === 'LISTEN') found.push([]);
      found.at(-1)?.push(change);
    }
    return found;
  }

  function statesOf(life: readonly Change[]): TcpState[] {
    return life.flatMap(({ from, to }, index) => (index === 0 ? [from, to] : [to]));
  }

  function isOrdinary(life: readonly Change[]): boolean {
    const unusual = ['rst', 'abort', 'give-up'];
    return life.every(({ from, to, cause }) => {
      const known = transitions(from, to).find((each) => each.cause === cause);
      return known?.usual === true && !unusual.includes(cause) && to !== 'CLOSING';
    });
  }
});

/** What steps lead to from a state, without passing CLOSED or LISTEN. */
function reachable(from: TcpState): Set<TcpState> {
  return new Set(distances(from, TRANSITIONS).keys());
}

/** Steps to each state, by repeated relaxing: another way to find them than the one under test. */
function distances(start: TcpState, table: typeof TRANSITIONS): Map<TcpState, number> {
  const found = new Map<TcpState, number>();
  for (const { to } of NEXT[start].filter((each) => table.includes(each))) found.set(to, 1);
  for (let round = 0; round < TCP_STATES.length; round++) {
    for (const { from, to } of table) {
      const before = from === 'CLOSED' || from === 'LISTEN' ? undefined : found.get(from);
      if (before !== undefined && to !== start) found.set(to, Math.min(found.get(to) ?? 99, before + 1));
    }
  }
  return found;
}
