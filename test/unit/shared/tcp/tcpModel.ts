import type { Cause, TcpState } from '@shared/tcp/states';

/**
 * Two TCP blocks and the segments between them, after the rules of RFC 9293 §3.10.7 for SYN, ACK, FIN and RST alone
 * (no data, no loss). Written from those rules and not from the figure, so that the table can be held against it.
 */
export interface Change {
  readonly from: TcpState;
  readonly to: TcpState;
  readonly cause: Cause;
}

interface Segment {
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly rst?: boolean;
  /** Next number expected: 1 confirms a SYN, 2 a FIN. */
  readonly ack?: number;
}

class Block {
  state: TcpState = 'CLOSED';
  readonly changes: Change[] = [];
  readonly out: Segment[] = [];
  private passive = false;
  private expected = 0;

  listen(): void {
    if (this.state !== 'CLOSED') return;
    this.passive = true;
    this.go('LISTEN', 'passive-open');
  }

  connect(): void {
    if (this.state !== 'CLOSED') return;
    this.passive = false;
    this.send({ syn: true });
    this.go('SYN_SENT', 'active-open');
  }

  close(): void {
    if (this.state === 'LISTEN' || this.state === 'SYN_SENT') this.go('CLOSED', 'close');
    else if (this.state === 'SYN_RECEIVED' || this.state === 'ESTABLISHED') this.finish('FIN_WAIT_1');
    else if (this.state === 'CLOSE_WAIT') this.finish('LAST_ACK');
  }

  abort(): void {
    if (this.state === 'CLOSED' || this.state === 'LISTEN') return;
    if (!['SYN_SENT', 'CLOSING', 'LAST_ACK', 'TIME_WAIT'].includes(this.state)) this.send({ rst: true });
    this.go('CLOSED', 'abort');
  }

  giveUp(): void {
    if (!['CLOSED', 'LISTEN', 'TIME_WAIT'].includes(this.state)) this.go('CLOSED', 'give-up');
  }

  timeUp(): void {
    if (this.state === 'TIME_WAIT') this.go('CLOSED', 'timeout-2msl');
  }

  receive(segment: Segment): void {
    if (this.state === 'CLOSED') {
      if (!segment.rst) this.send({ rst: true });
    } else if (this.state === 'LISTEN') this.receiveListening(segment);
    else if (this.state === 'SYN_SENT') this.receiveConnecting(segment);
    else if (segment.rst) this.go(this.state === 'SYN_RECEIVED' && this.passive ? 'LISTEN' : 'CLOSED', 'rst');
    else if (segment.ack !== undefined) {
      this.confirm(segment.ack);
      if (segment.fin) this.receiveFin();
    }
  }

  private receiveListening(segment: Segment): void {
    if (segment.rst) return;
    if (segment.ack !== undefined) this.send({ rst: true });
    else if (segment.syn) this.answer('rcv-syn');
  }

  private receiveConnecting({ syn, rst, ack }: Segment): void {
    if (rst) this.go('CLOSED', 'rst');
    else if (syn && ack === 1) {
      this.expected = 1;
      this.send({ ack: 1 });
      this.go('ESTABLISHED', 'rcv-syn-ack');
    } else if (syn && ack === undefined) this.answer('rcv-syn');
  }

  private answer(cause: Cause): void {
    this.expected = 1;
    this.send({ syn: true, ack: 1 });
    this.go('SYN_RECEIVED', cause);
  }

  private confirm(ack: number): void {
    if (this.state === 'SYN_RECEIVED' && ack >= 1) this.go('ESTABLISHED', 'rcv-ack-of-syn');
    if (ack < 2) return;
    if (this.state === 'FIN_WAIT_1') this.go('FIN_WAIT_2', 'rcv-ack-of-fin');
    else if (this.state === 'CLOSING') this.go('TIME_WAIT', 'rcv-ack-of-fin');
    else if (this.state === 'LAST_ACK') this.go('CLOSED', 'rcv-ack-of-fin');
  }

  private receiveFin(): void {
    const next = ({ ESTABLISHED: 'CLOSE_WAIT', FIN_WAIT_1: 'CLOSING', FIN_WAIT_2: 'TIME_WAIT' } as const)[
      this.state as string
    ];
    if (next === undefined) return;
    this.expected = 2;
    this.send({ ack: 2 });
    this.go(next, 'rcv-fin');
  }

  private finish(to: TcpState): void {
    this.send({ fin: true, ack: this.expected });
    this.go(to, 'close');
  }

  private send(segment: Segment): void {
    this.out.push(segment);
  }

  private go(to: TcpState, cause: Cause): void {
    this.changes.push({ from: this.state, to, cause });
    this.state = to;
  }
}

export const ACTIONS = ['listen', 'connect', 'close', 'abort', 'giveUp', 'timeUp', 'deliver'] as const;
export type Action = (typeof ACTIONS)[number];
/** What side 0 or 1 does; `deliver` brings it the next segment of the other. */
export type Move = readonly [side: 0 | 1, action: Action];

/** What the two sides went through. */
export function play(moves: readonly Move[]): readonly [readonly Change[], readonly Change[]] {
  const blocks = [new Block(), new Block()] as const;
  for (const [side, action] of moves) {
    const block = blocks[side];
    if (action !== 'deliver') block[action]();
    else {
      const segment = blocks[side === 0 ? 1 : 0].out.shift();
      if (segment !== undefined) block.receive(segment);
    }
  }
  return [blocks[0].changes, blocks[1].changes];
}

/** `0 connect, 1 deliver`: moves as a line of text. */
export function moves(line: string): Move[] {
  return line.split(', ').map((move) => {
    const [side, action] = move.split(' ');
    return [side === '0' ? 0 : 1, action as Action];
  });
}
