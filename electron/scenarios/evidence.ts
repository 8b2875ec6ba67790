/** What the steps of several scenarios look for. */
import type { Address } from '@shared/contract/address';
import type { Actor, RowOf } from './actor';
import type { Stage } from './stage';

/** As it is written in a fact: a port is a name, not a number to be grouped. */
export function portOf(end: Address | null | undefined): string {
  return end === null || end === undefined ? '?' : String(end.port);
}

/** `127.0.0.1:43276`. */
export function endOf(end: Address | null | undefined): string {
  return end === null || end === undefined ? '?' : `${end.address}:${end.port}`;
}

export interface Refusal {
  readonly role: string;
  readonly row: RowOf<'connect-failed'>;
}

/** A refusal that some client of this run was told after the row `after`. */
export function refusal(stage: Stage, after = 0): Refusal | undefined {
  for (const actor of stage.cast) {
    const row = actor.last('connect-failed', ({ error }) => error.code === 'ECONNREFUSED');
    if (row !== undefined && row.seq > after) return { role: actor.role, row };
  }
  return undefined;
}

/** Since when (ms) a connected client has had no answer to anything it sent; null: nothing to wait for. */
export function silence(stage: Stage, client: Actor): number | null {
  const sent = client.first('sent');
  return sent === undefined || !client.isConnected || client.count('received') > 0
    ? null
    : stage.now() - sent.at;
}
