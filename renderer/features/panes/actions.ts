import type { ReactNode } from 'react';
import type { Keys } from '../../ui/index';

/** Verbs on one connection, by the name of their words in the catalogue. */
export const SOCKET_VERBS = ['halfClose', 'reset', 'close', 'pauseReading', 'resumeReading'] as const;
export type SocketVerb = (typeof SOCKET_VERBS)[number];

/** Verbs on the session itself. */
export type SessionVerb =
  | 'listen'
  | 'stopListening'
  | 'freezeAccept'
  | 'acceptOne'
  | 'thawAccept'
  | 'connect'
  | 'reconnect'
  | 'cancelConnecting'
  | 'cancelRetry'
  | 'closeSession'
  | 'clear'
  | 'find'
  | 'follow';

/** What a pane can ask for; whoever composes knows how it is done. */
export interface PaneActions {
  session(verb: SessionVerb): void;
  socket(verb: SocketVerb, socket: number): void;
  newClient(): void;
  /** Shows what the session's newest error means. */
  explainError(): void;
  /** What can be done about that error at once: a button, or nothing. */
  errorStep(): ReactNode;
  /** Starts and stops capturing its packets. */
  captureButton?(): ReactNode;
  /** The menu with how its rows are drawn. */
  viewButton?(): ReactNode;
  /** The menu with what else can be done with this session. */
  moreButton?(): ReactNode;
}

/** Keys to show beside verbs. */
export type VerbKeys = { readonly [Verb in SessionVerb]?: Keys | undefined };
