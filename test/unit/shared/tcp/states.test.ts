import { CAUSES, CUTS, NEXT, TCP_STATES, type TcpState, TRANSITIONS, transitions } from '@shared/tcp/states';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Change, type Move, moves, play } from './tcpModel';

const step = ({ from, to, cause }: Change) => `${from} > ${to}: ${cause}`;
const LEGAL = new Set(TRANSITIONS.map(step));

/** Figure 5 of RFC 9293, arrow by arrow, from top to bottom. */
const FIGURE = `
CLOSED > LISTEN: passive-open
LISTEN > CLOSED: close
CLOSED > SYN_SENT: active-open / SYN
SYN_SENT > CLOSED: close
LISTEN > SYN_RECEIVED: rcv-syn / SYN-ACK
LISTEN > SYN_SENT: send / SYN
SYN_RECEIVED > LISTEN: rst
SYN_SENT > SYN_RECEIVED: rcv-syn / SYN-ACK
SYN_RECEIVED > ESTABLISHED: rcv-ack-of-syn
SYN_SENT > ESTABLISHED: rcv-syn-ack / ACK
SYN_RECEIVED > FIN_WAIT_1: close / FIN
ESTABLISHED > FIN_WAIT_1: close / FIN
ESTABLISHED > CLOSE_WAIT: rcv-fin / ACK
FIN_WAIT_1 > FIN_WAIT_2: rcv-ack-of-fin
FIN_WAIT_1 > CLOSING: rcv-fin / ACK
CLOSE_WAIT > LAST_ACK: close / FIN
FIN_WAIT_2 > TIME_WAIT: rcv-fin / ACK
CLOSING > TIME_WAIT: rcv-ack-of-fin
TIME_WAIT > CLOSED: timeout-2msl
LAST_ACK > CLOSED: rcv-ack-of-fin
`;

describe('the table', () => {
  it('draws what figure 5 draws, with what is sent', () => {
    const drawn = TRANSITIONS.filter((each) => each.drawn).map((each) =>
      each.sends === null ? step(each) : `${step(each)} / ${each.sends}`,
    );
    expect(drawn.sort()).toEqual(FIGURE.trim().split('\n').sort());
  });

  it('adds note 2, and cuts from every state that has a peer', () => {
    const added = TRANSITIONS.filter((each) => !each.drawn);
    const cuts = added.filter(({ cause }) => CUTS.includes(cause));
    expect(added.filter((each) => !cuts.includes(each)).map(step)).toEqual([
      'FIN_WAIT_1 > TIME_WAIT: rcv-fin-ack',
    ]);
    expect(new Set(cuts.map(({ to }) => to))).toEqual(new Set(['CLOSED']));
    const withPeer = TCP_STATES.filter((state) => state !== 'CLOSED' && state !== 'LISTEN');
    const from = (cause: string) => cuts.filter((cut) => cut.cause === cause).map((cut) => cut.from);
    expect(new Set(from('rst'))).toEqual(new Set(withPeer));
    expect(new Set(from('abort'))).toEqual(new Set(withPeer));
    expect(new Set(from('give-up'))).toEqual(new Set(withPeer.filter((state) => state !== 'TIME_WAIT')));
  });

  it('sends a reset on abort exactly where §3.10.5 does', () => {
    const resets = TRANSITIONS.filter(({ sends }) => sends === 'RST');
    expect(new Set(resets.map(({ cause }) => cause))).toEqual(new Set(['abort']));
    expect(new Set(resets.map(({ from }) => from))).toEqual(
      new Set(['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT']),
    );
  });

  it('has no step twice, none that stays, and uses every cause', () => {
    expect(LEGAL.size).toBe(TRANSITIONS.length);
    expect(TRANSITIONS.filter(({ from, to }) => from === to)).toEqual([]);
    expect(new Set(TRANSITIONS.map(({ cause }) => cause))).toEqual(new Set(CAUSES));
  });

  it('has all eleven states, each with a way in and a way out', () => {
    expect(TCP_STATES).toHaveLength(11);
    expect(new Set(TRANSITIONS.map(({ to }) => to))).toEqual(new Set(TCP_STATES));
    expect(TCP_STATES.filter((state) => NEXT[state].length === 0)).toEqual([]);
  });

  it('can be read by state and by pair', () => {
    expect(TCP_STATES.flatMap((state) => NEXT[state])).toHaveLength(TRANSITIONS.length);
    expect(NEXT.TIME_WAIT.map(({ cause }) => cause)).toEqual(['timeout-2msl', 'rst', 'abort']);
    expect(transitions('SYN_SENT', 'CLOSED').map(({ cause }) => cause)).toEqual([
      'close',
      'rst',
      'abort',
      'give-up',
    ]);
    expect(transitions('ESTABLISHED', 'TIME_WAIT')).toEqual([]);
  });
});

describe('a listening socket', () => {
  it('only opens and closes, and leads to the block of a new connection', () => {
    const touching = TRANSITIONS.filter((each) => [each.from, each.to].includes('LISTEN') && each.usual);
    expect(touching.map(step).sort()).toEqual([
      'CLOSED > LISTEN: passive-open',
      'LISTEN > CLOSED: close',
      'LISTEN > SYN_RECEIVED: rcv-syn',
    ]);
  });
});

describe('the rules of §3.10.7, played by two sides', () => {
  const opened = '1 listen, 0 connect, 1 deliver, 0 deliver, 1 deliver';
  const both = '0 connect, 1 connect, 0 deliver, 1 deliver';
  const LIVES: readonly (readonly [name: string, line: string, side0: string, side1: string])[] = [
    [
      'the client ends first',
      `${opened}, 0 close, 1 deliver, 0 deliver, 1 close, 0 deliver, 1 deliver, 0 timeUp`,
      'SYN_SENT ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT CLOSED',
      'LISTEN SYN_RECEIVED ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED',
    ],
    [
      'the server ends first',
      `${opened}, 1 close, 0 deliver, 1 deliver, 0 close, 1 deliver, 0 deliver`,
      'SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED',
      'LISTEN SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT',
    ],
    [
      'simultaneous close',
      `${opened}, 0 close, 1 close, 0 deliver, 1 deliver, 0 deliver, 1 deliver`,
      'SYN_SENT ESTABLISHED FIN_WAIT_1 CLOSING TIME_WAIT',
      'LISTEN SYN_RECEIVED ESTABLISHED FIN_WAIT_1 CLOSING TIME_WAIT',
    ],
    [
      'simultaneous open',
      `${both}, 0 deliver, 1 deliver`,
      'SYN_SENT SYN_RECEIVED ESTABLISHED',
      'SYN_SENT SYN_RECEIVED ESTABLISHED',
    ],
    [
      'closed before it was open',
      `${both}, 0 close`,
      'SYN_SENT SYN_RECEIVED FIN_WAIT_1',
      'SYN_SENT SYN_RECEIVED',
    ],
    ['refused', '0 connect, 1 deliver, 0 deliver', 'SYN_SENT CLOSED', ''],
    ['cancelled', '1 listen, 0 connect, 0 close, 1 close', 'SYN_SENT CLOSED', 'LISTEN CLOSED'],
    [
      'gone before the answer',
      '1 listen, 0 connect, 1 deliver, 0 close, 0 deliver, 1 deliver',
      'SYN_SENT CLOSED',
      'LISTEN SYN_RECEIVED LISTEN',
    ],
    [
      'a reset',
      `${opened}, 0 abort, 1 deliver`,
      'SYN_SENT ESTABLISHED CLOSED',
      'LISTEN SYN_RECEIVED ESTABLISHED CLOSED',
    ],
  ];

  it.each(LIVES)('%s', (_, line, ...sides) => {
    const names = play(moves(line)).map((changes) => changes.map(({ to }) => to).join(' '));
    expect(names).toEqual(sides);
  });

  it('go every way of the figure but the one sockets cannot go', () => {
    const gone = new Set(LIVES.flatMap(([, line]) => play(moves(line)).flat()).map(step));
    const left = TRANSITIONS.filter((each) => each.drawn && !gone.has(step(each)));
    expect(left.map(step)).toEqual(['LISTEN > SYN_SENT: send']);
  });

  it('go no way that is not in the table, whatever the sides do', () => {
    const move = fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.constantFrom(...ACTIONS));
    const often = fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.constant('deliver' as const));
    fc.assert(
      fc.property(fc.array(fc.oneof(move, often), { maxLength: 60 }), (list: readonly Move[]) => {
        const illegal = play(list).flat().map(step);
        expect(illegal.filter((each) => !LEGAL.has(each))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it('names states as people write them', () => {
  const odd = TCP_STATES.filter((state: TcpState) => !/^[A-Z]+(_[A-Z0-9]+)*$/.test(state));
  expect(odd).toEqual([]);
});
