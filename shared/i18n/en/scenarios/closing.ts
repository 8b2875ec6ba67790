import type { ScenarioText } from '../../scenarioText';

export const closing = {
  title: 'Who closes first',
  learn: 'Either side may close first. TIME_WAIT belongs to the one that did.',
  steps: {
    connect: {
      title: 'Connect two clients',
      text: 'A concurrent server listens on a free port (9190 in the course notes). X and Y connect.',
      outcome: 'Two connections, both in ESTABLISHED at both ends.',
    },
    clientFirst: {
      title: 'Let X close',
      text: 'X closes first, and the server answers with its own FIN. Which of the two ends is kept by the kernel?',
      outcome:
        'The end of X is in TIME_WAIT: its row begins with the client’s port. The server’s end has left the table.',
    },
    serverFirst: {
      title: 'Let the server close Y',
      text: 'Now the server closes first: close the connection that is left in its pane.',
      outcome:
        'It is the other way round: this row begins with the port of the server, and nothing is left of Y.',
    },
    gone: {
      title: 'Wait until both are gone',
      text: 'A late segment of an old connection must not end up in a new one between the same two ends, so the kernel remembers them for a while. Linux takes 60 seconds.',
      outcome:
        'Both rows are gone, long after the programs had closed their sockets: the waiting was the kernel’s work alone.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}}',
    connected: '{{who}} is connected from port {{port}}',
    clientClosed: '{{who}} closed first',
    serverClosed: 'The server closed its socket {{socket}} first',
    timeWait: '{{from}} → {{to}} is in TIME_WAIT',
    noRow: '{{from}} → {{to}} has no row any more',
    gone: '{{from}} → {{to}} left the table after {{s}} s',
  },
  cards: {
    timeWait: {
      title: 'TIME_WAIT, not TIME_OUT',
      text: 'The course notes call the last state of the first closer TIME_OUT. Its name is TIME_WAIT: nothing has timed out, the kernel waits on purpose. RFC 9293 asks for twice the longest life of a segment (2 · MSL, 4 minutes); Linux always waits 60 seconds.',
    },
  },
  quiz: {
    question: 'At which end does TIME_WAIT remain?',
    options: {
      server: 'Always at the server',
      client: 'Always at the client',
      first: 'At the end that closed first',
    },
    why: 'X closed first and kept it; the server closed first and kept it. Who is called client or server does not matter to TCP. Only when both close at the same time do both keep it.',
  },
} satisfies ScenarioText<'closing'>;
