import type { OWN_CODES } from '../../contract/errors';

/** One sentence per code of our own, for places with no room for an explanation. */
export const errors = {
  BAD_COMMAND: 'The request was not understood.',
  UNKNOWN_SESSION: 'This session no longer exists.',
  UNKNOWN_SOCKET: 'This connection is already closed.',
  NOT_POSSIBLE_NOW: 'This is not possible right now.',
  SENDING_ENDED: 'Sending has ended on this connection.',
  QUEUE_FULL: 'Too much is already waiting to be sent.',
  NOT_AVAILABLE: 'This is not available here.',
  CANCELLED: 'Cancelled.',
  CONTRACT_VERSION: 'The page and the app are of different versions.',
  PIPE_CLOSED: 'The connection to the app is gone.',
  INTERNAL: 'Something went wrong in Bothends itself.',
} as const satisfies Record<(typeof OWN_CODES)[number], string>;
