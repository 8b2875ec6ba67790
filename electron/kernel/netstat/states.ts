import { TCP_STATES, type TcpState } from '@shared/tcp/states';

/** Where a netstat has a name of its own for a state. */
const OTHER_NAMES: ReadonlyMap<string, TcpState> = new Map([
  // macOS: bsd/netinet/tcp_fsm.h
  ['SYN_RCVD', 'SYN_RECEIVED'],
  // Windows
  ['LISTENING', 'LISTEN'],
  ['DELETE_TCB', 'CLOSED'],
]);

/** The state by the name that netstat prints; null when it is none we know. */
export function stateNamed(name: string): TcpState | null {
  return TCP_STATES.find((state) => state === name) ?? OTHER_NAMES.get(name) ?? null;
}
