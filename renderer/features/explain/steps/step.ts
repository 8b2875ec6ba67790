/** A next step as data: what the app knows, and what it can do about it at a click. */
import type { ErrorInfo, Row, SessionState, SocketState } from '@shared/contract/index';
import type { ClientSpec, ServerSpec, SessionSpecInput } from '@shared/contract/spec';
import type { SocketRef } from '@shared/tcp/wires';

/** What a step's button does; whoever composes knows how. */
export type StepAction =
  /** Opens a session of its own; the one that is explained stays. */
  | { readonly kind: 'open'; readonly spec: SessionSpecInput }
  /** Opens a dialog with these values filled in. */
  | { readonly kind: 'fill'; readonly spec: ClientSpec | ServerSpec }
  | { readonly kind: 'show'; readonly session: number }
  | { readonly kind: 'listen'; readonly session: number }
  | { readonly kind: 'connect'; readonly session: number }
  | { readonly kind: 'release'; readonly session: number; readonly one: boolean }
  | { readonly kind: 'resume'; readonly end: SocketRef }
  | { readonly kind: 'close'; readonly ends: readonly SocketRef[] };

/** What can be filled into the words. `n` and `max` are counts, `bytes` a size, `ms` a time; the others are names. */
export interface StepParams {
  readonly address?: string;
  readonly target?: string;
  readonly port?: string;
  readonly n?: number;
  readonly max?: number;
  readonly bytes?: number;
  readonly ms?: number;
}

export interface Step {
  /** Its words are `steps.text.<id>`. */
  readonly id: StepId;
  readonly params: StepParams;
  /** The words of the button are `steps.do.<label>`, with the same parameters. */
  readonly action?: { readonly label: StepLabel; readonly does: StepAction };
}

export const STEP_IDS = [
  'listens-now',
  'other-address',
  'stopped-here',
  'other-port',
  'start-here',
  'try-again',
  'edit-address',
  'own-server',
  'queue-full-frozen',
  'frozen-accept',
  'queue-full-serving',
  'more-time',
  'any-local-port',
  'any-local-address',
  'busiest',
  'held-by-server',
  'held-by-client',
  'free-port',
  'loopback',
  'high-port',
  'portable-engine',
  'listen-again',
  'other-end-server',
  'other-end-client',
  'iterative-stopped',
  'more-clients',
  'raise-max',
  'close-self',
  'resume',
  'resume-waiting',
  'sender-waits',
  'peer-paused',
  'answered-fin',
  'close-wait',
  'close-wait-many',
  'other-end-open',
  'frozen-waiting',
  'frozen-nobody',
  'connect-client',
  'serving',
] as const;
export type StepId = (typeof STEP_IDS)[number];

export const STEP_LABELS = [
  'connectTo',
  'connectAgain',
  'changeClient',
  'moreTime',
  'anyLocalPort',
  'anyLocalAddress',
  'startOn',
  'startFree',
  'startPortable',
  'changeServer',
  'listenAgain',
  'show',
  'acceptOne',
  'acceptAll',
  'resume',
  'resumeThere',
  'close',
  'closeAll',
  'closeThere',
  'closeServed',
] as const;
export type StepLabel = (typeof STEP_LABELS)[number];

/** Everything the app knows at this moment that steps are made of. */
export interface Known {
  readonly sessions: ReadonlyMap<number, SessionState>;
  /** Connected sockets by session and number. */
  readonly sockets: ReadonlyMap<number, ReadonlyMap<number, SocketState>>;
  /** The other end of a connection, where it lives in this app too; closed ones are remembered. */
  readonly twin: (end: SocketRef) => SocketRef | null;
  /** As Node names it. */
  readonly platform: string;
}

/** What is explained: a row, or the error that the state of a session shows. */
export interface Matter {
  readonly session: number;
  /** 0: the session itself or its listening socket. */
  readonly socket: number;
  readonly row: Row | null;
  readonly error: ErrorInfo | null;
}
