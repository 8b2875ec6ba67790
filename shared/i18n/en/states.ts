import type { StateNote } from '../../tcp/stateNotes';
import type { Cause, TcpState } from '../../tcp/states';
import type { CauseText, StateText } from '../catalogue';

/** The states of TCP, what moves a connection from one to another, and what course notes often have wrong. */
export const states = {
  CLOSED: {
    meaning: 'There is no connection, and no row in the kernel’s socket table.',
    next: 'Listening leads to LISTEN, connecting to SYN_SENT.',
    who: 'Every socket before it is opened and after it is gone.',
  },
  LISTEN: {
    meaning: 'A server waits for connections to this port.',
    next: 'It stays in LISTEN until it is closed; each SYN that arrives makes a new connection, which starts in SYN_RECEIVED.',
    who: 'The listening socket of a server.',
  },
  SYN_SENT: {
    meaning: 'The client has asked to connect (SYN) and waits for an answer.',
    next: 'A SYN-ACK makes it ESTABLISHED; a refusal (RST) or lasting silence ends it in CLOSED.',
    who: 'A client without an answer yet; it stays long when the server’s queue is full or nobody is there.',
  },
  SYN_RECEIVED: {
    meaning: 'A request (SYN) was answered with SYN-ACK, and the last ACK of the handshake is still missing.',
    next: 'That ACK makes it ESTABLISHED.',
    who: 'A new connection of a server, which the program cannot accept yet.',
  },
  ESTABLISHED: {
    meaning: 'The handshake is complete: both sides may send and receive.',
    next: 'Ending first leads to FIN_WAIT_1, the peer’s end to CLOSE_WAIT.',
    who: 'Both ends of an open connection, even one that still waits to be accepted.',
  },
  FIN_WAIT_1: {
    meaning: 'Our side has ended (FIN), and the peer has not confirmed it yet.',
    next: 'The ACK of our FIN leads to FIN_WAIT_2; a FIN that comes before it leads to CLOSING.',
    who: 'The side that ends first; it stays long when the peer does not read what comes before the FIN.',
  },
  FIN_WAIT_2: {
    meaning: 'Our end is confirmed, and we can still receive until the peer ends too.',
    next: 'The peer’s FIN leads to TIME_WAIT.',
    who: 'The side that ended first, as long as the connection is half-closed.',
  },
  CLOSE_WAIT: {
    meaning: 'The peer has ended; our side may still send, and it is our turn to close.',
    next: 'Closing leads to LAST_ACK; if that is forgotten, the socket stays here: a leak.',
    who: 'The side that has not ended yet, typically a server whose client has left.',
  },
  CLOSING: {
    meaning: 'Both sides ended at once: the peer’s FIN came before the ACK of ours.',
    next: 'The ACK of our FIN leads to TIME_WAIT.',
    who: 'An end of a connection that both sides close at the same time; it is rare.',
  },
  LAST_ACK: {
    meaning: 'Both sides have ended, and only the ACK of our FIN is missing.',
    next: 'That ACK ends it: CLOSED, without TIME_WAIT.',
    who: 'The side that ended second.',
  },
  TIME_WAIT: {
    meaning:
      'The connection is over; the kernel remembers its addresses for a while, so that late segments cannot disturb a new connection.',
    next: 'When the time (2·MSL) is up, it is CLOSED.',
    who: 'The side that ended first; after a simultaneous close, both.',
  },

  cause: {
    'passive-open': {
      label: 'passive open',
      text: 'A program listens: from now on the kernel takes connections to this port.',
    },
    'active-open': {
      label: 'active open',
      text: 'A program connects: the kernel sends a SYN.',
    },
    send: {
      label: 'send data',
      text: 'The RFC lets a listening socket turn active by sending. Programs cannot do that with a socket, so it is never seen.',
    },
    close: {
      label: 'close',
      text: 'The program closes, or ends sending only. On an open connection a FIN follows the last byte; a socket that is still listening or connecting is simply gone.',
    },
    'rcv-syn': {
      label: 'SYN arrives',
      text: 'Somebody asks to connect. For a listening socket the kernel makes a new connection; in SYN_SENT it means that both sides connect to each other at once.',
    },
    'rcv-syn-ack': {
      label: 'SYN-ACK arrives',
      text: 'The peer accepts and confirms our SYN. A SYN alone would not be enough: the ACK must be of our SYN.',
    },
    'rcv-ack-of-syn': {
      label: 'ACK of our SYN',
      text: 'The third step of the handshake: the connection is complete and waits to be accepted.',
    },
    'rcv-fin': {
      label: 'FIN arrives',
      text: 'The peer has ended sending, and all it sent before has arrived.',
    },
    'rcv-ack-of-fin': {
      label: 'ACK of our FIN',
      text: 'The peer’s kernel has everything we sent, our end included. Its program may not have read it yet.',
    },
    'rcv-fin-ack': {
      label: 'FIN with our ACK',
      text: 'One segment brings the peer’s end and confirms ours. The RFC’s figure leaves this out; even so the kernel passes FIN_WAIT_2, too briefly to be seen.',
    },
    'timeout-2msl': {
      label: '2·MSL is over',
      text: 'Twice the longest life of a segment has passed: nothing of this connection can be under way any more.',
    },
    rst: {
      label: 'RST arrives',
      text: 'The peer refused the connection or cut it: it is gone at once.',
    },
    abort: {
      label: 'reset by us',
      text: 'Our side cut the connection, or closed it with unread data: the peer gets an RST, and nothing remains here.',
    },
    'give-up': {
      label: 'no answer',
      text: 'The kernel repeated what it had to say until its patience was over. The peer may know nothing of it.',
    },
  },
  /** Second line of an arrow: what the kernel sends in this step. */
  sends: 'send {{segment}}',

  note: {
    'listener-stays':
      'The listening socket itself never leaves LISTEN. Course notes often say that the server goes to SYN_RECEIVED; it is the new connection that does.',
    'syn-received-unseen':
      'SYN_RECEIVED cannot be shown over the plain loopback: there the kernel finishes the handshake before anybody can look. It lasts only where a SYN-ACK or its answer gets lost.',
    'simultaneous-open':
      'When two sockets connect to each other at once, both go from SYN_SENT to SYN_RECEIVED. A socket that connects to itself goes this way too.',
    'data-elsewhere':
      'Data does not only flow in ESTABLISHED: a socket can still send in CLOSE_WAIT, and still receive in FIN_WAIT_1 and FIN_WAIT_2.',
    'simultaneous-close':
      'Many course notes leave CLOSING out. It is real: let both sides end while neither reads, then let one side read.',
    'time-wait-name': 'Its name is TIME_WAIT. “TIME_OUT” in some course notes is a mistake.',
    'time-wait-length':
      'The RFC sets MSL to 2 minutes, which makes 4 minutes of TIME_WAIT. Linux always waits 60 seconds.',
    'no-time-wait': 'After a reset no TIME_WAIT remains on either side.',
  },
} as const satisfies Record<TcpState, StateText> & {
  readonly cause: Record<Cause, CauseText>;
  readonly sends: string;
  readonly note: Record<StateNote, string>;
};
