/** What steps look for in the kernel's rows. */
import type { TcpState } from '@shared/tcp/states';
import type { Actor, RowOf } from './actor';
import { portOf } from './evidence';

type StateRow = RowOf<'state'>;
type Ends = Pick<StateRow, 'local' | 'remote'>;

/** The newest change to this state, of one socket or of any. */
export function reached(actor: Actor, state: TcpState, socket?: number): StateRow | undefined {
  return actor.last('state', (row) => row.to === state && (socket === undefined || row.socket === socket));
}

/** The state that the kernel gives a socket now; null: no row, or none looked for yet. */
export function stateOf(actor: Actor, socket: number): TcpState | null {
  return actor.sockets.find((each) => each.socket === socket)?.kernel?.state ?? null;
}

/** Both ports, this end's first, as a fact writes them. */
export function portsOf({ local, remote }: Ends): { readonly from: string; readonly to: string } {
  return { from: portOf(local), to: portOf(remote) };
}
