/** Which of the segments that a ladder would otherwise tell, or conclude from rows, were captured of a connection. */
import type { TcpFlag } from '@shared/pcapng/index';
import type { ArrowKind } from './ladderStep';
import type { Side } from './wireRow';

type Milestone = 'syn' | 'fin' | 'rst';

const FLAG: Readonly<Record<Milestone, TcpFlag>> = { syn: 'SYN', fin: 'FIN', rst: 'RST' };
const MILESTONES: readonly Milestone[] = ['syn', 'fin', 'rst'];

export class CapturedSegments {
  private readonly seen = new Set<string>();

  /** `side`: who sent it. */
  add(side: Side, flags: readonly TcpFlag[]): void {
    for (const each of MILESTONES) if (flags.includes(FLAG[each])) this.seen.add(`${each} ${side}`);
  }

  has(what: Milestone | ArrowKind | undefined, side: Side): boolean {
    return this.seen.has(`${what} ${side}`);
  }
}
