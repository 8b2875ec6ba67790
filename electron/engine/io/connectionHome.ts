import type { Address } from '@shared/contract/address';
import type { EventFields } from '@shared/contract/events';
import type { Attendant } from '../attendant';
import type { SocketBehaviour } from '../behaviours/socketBehaviour';
import type { Recorder, Subject } from '../recorder';

/** What a connection needs of its session. */
export interface ConnectionHome extends Subject {
  readonly recorder: Recorder;
  /** No socket of the session reads for now. */
  readonly held: boolean;
  /** Who takes part in what happens, beside the behaviour of each socket. */
  readonly attendant: Attendant | null;
  /** Totals over all sockets of the session. */
  bytesIn: number;
  bytesOut: number;
  /** `byUs`: a person closed or reset it. */
  connectionClosed(number: number, byUs: boolean, fields: EventFields<'closed'>): void;
}

export interface ConnectionOptions {
  readonly number: number;
  readonly local: Address | null;
  readonly remote: Address | null;
  readonly openedAt: number;
  readonly behaviour: SocketBehaviour;
  readonly halfOpen: boolean;
  /** It is not its turn: nothing is read before `takeTurn`. */
  readonly waits: boolean;
  /** Reads only when its behaviour asks for it, one read at a time. */
  readonly readsWhenAsked: boolean;
}
