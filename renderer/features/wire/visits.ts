import type { SocketState } from '@shared/contract/state';
import type { Visit } from '@shared/tcp/paths';
import type { Side, WireRow } from './wireRow';

/**
 * The states one end went through, in order. What the kernel's table showed is seen; what connect and accept prove, and
 * what lies between two looks, is inferred.
 */
export function visitsOfEnd(
  rows: readonly WireRow[],
  side: Side,
  kernel: SocketState['kernel'],
): readonly Visit[] {
  const visits: Visit[] = [];
  const go = (state: Visit['state'], seen: boolean): void => {
    const last = visits.at(-1);
    if (last?.state !== state) visits.push({ state, seen });
    else if (seen && !last.seen) visits[visits.length - 1] = { state, seen };
  };
  for (const each of rows) {
    if (each.side !== side) continue;
    const { row } = each;
    if (row.type === 'connecting') {
      go('CLOSED', false);
      go('SYN_SENT', false);
    } else if (row.type === 'connected') go('ESTABLISHED', false);
    else if (row.type === 'connect-failed') go('CLOSED', false);
    else if (row.type === 'accepted') {
      go('CLOSED', false);
      go('LISTEN', false);
      go('SYN_RECEIVED', false);
      go('ESTABLISHED', false);
    } else if (row.type === 'state') {
      for (const state of row.passed) go(state, false);
      go(row.to, true);
    }
  }
  if (kernel !== null) go(kernel.state, true);
  return visits;
}
