import type { ScenarioText } from '../../scenarioText';

export const halfClose = {
  title: 'Half-close, and CLOSE_WAIT',
  learn: 'A FIN closes one direction only. Who forgets to close the other keeps CLOSE_WAIT.',
  steps: {
    connect: {
      title: 'Connect a client',
      text: 'A server that does nothing by itself, and client A. Both keep their own direction open when the other ends.',
      outcome: 'The connection has two directions, and each is open.',
    },
    halfClose: {
      title: 'Close only the sending of A',
      text: 'Use Half-close in the pane of A. It sends a FIN, which is what shutdown(SHUT_WR) does in C. Look at the states of both ends.',
      outcome:
        'The server reads the end of the stream (EOF). A is in FIN_WAIT_2: its FIN is acknowledged, and the other one is awaited. The server is in CLOSE_WAIT: TCP waits for its program to close.',
    },
    stillHere: {
      title: 'Send from the server all the same',
      text: 'The server sends “still here” on the connection whose other direction has ended.',
      outcome:
        'A receives it after its own FIN. A connection that is closed by half still carries data the other way.',
    },
    serverCloses: {
      title: 'Close the other direction',
      text: 'Now the server ends too. Which of the two keeps TIME_WAIT?',
      outcome:
        'The server went through LAST_ACK and has no row any more. A closed first, so TIME_WAIT stays with A.',
    },
    leak: {
      title: 'Let the server forget to close',
      text: 'Clients B, C and D connect and end. The server does nothing, as a program without a close() does.',
      outcome:
        'Each of them leaves a socket in CLOSE_WAIT at the server. No timer ends this state: a server that forgets to close runs out of descriptors.',
    },
    cleanUp: {
      title: 'Close them at last',
      text: 'The server closes every connection whose client has ended. How fast do the rows go?',
      outcome: 'As soon as the program closes, the kernel sends the missing FINs and the rows are gone.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}}',
    connected: 'A is connected from port {{port}}',
    ended: 'A (port {{port}}) has sent its FIN',
    eof: 'The server read the end of the stream on {{socket}}',
    state: '{{from}} → {{to}} is in {{state}}',
    late: 'A received {{n}} bytes after its own FIN',
    bothClosed: 'Both directions of {{client}} are closed; A was first',
    noRow: '{{from}} → {{to}} has no row any more',
    forgotten: 'Sockets of the server whose client has ended: {{n}}',
    closeWait: 'Sockets of the server in CLOSE_WAIT: {{n}}',
    cleaned: 'Connections that the server has closed: {{n}}',
    noneLeft: 'Connections of the server that have no row any more: {{n}}',
  },
  cards: {
    notOnlyEstablished: {
      title: 'Data, and not only in ESTABLISHED',
      text: 'The notes say that data travels in ESTABLISHED alone. A program may also send in CLOSE_WAIT and receive in FIN_WAIT_1 and FIN_WAIT_2, as you have just seen (RFC 9293 §3.6.1).',
    },
  },
} satisfies ScenarioText<'half-close'>;
