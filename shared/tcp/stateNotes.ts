import type { TcpState } from './states';

/** Ids of the corrections and limits that belong to states (`states.note.<id>`); course notes often have them wrong. */
export const STATE_NOTES = [
  'listener-stays',
  'syn-received-unseen',
  'simultaneous-open',
  'data-elsewhere',
  'simultaneous-close',
  'time-wait-name',
  'time-wait-length',
  'no-time-wait',
] as const;

export type StateNote = (typeof STATE_NOTES)[number];

/** Which notes are shown with a state, in this order. */
export const NOTES_OF: Readonly<Record<TcpState, readonly StateNote[]>> = {
  CLOSED: ['no-time-wait'],
  LISTEN: ['listener-stays'],
  SYN_SENT: ['simultaneous-open'],
  SYN_RECEIVED: ['listener-stays', 'syn-received-unseen', 'simultaneous-open'],
  ESTABLISHED: ['data-elsewhere'],
  FIN_WAIT_1: ['data-elsewhere'],
  FIN_WAIT_2: ['data-elsewhere'],
  CLOSE_WAIT: ['data-elsewhere'],
  CLOSING: ['simultaneous-close'],
  LAST_ACK: [],
  TIME_WAIT: ['time-wait-name', 'time-wait-length', 'no-time-wait'],
};
