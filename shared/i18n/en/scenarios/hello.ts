import type { ScenarioText } from '../../scenarioText';

export const hello = {
  title: 'Hello World: when the server closes first',
  learn: 'One accept, one write, one close. Whoever closes first keeps TIME_WAIT.',
  steps: {
    start: {
      title: 'Start the greeting server',
      text: 'A server of one greeting listens on a free port (9190 in the course notes). It takes one client, greets it and stops.',
      outcome: 'The server listens: the kernel now answers handshakes for it, and nobody has called yet.',
    },
    connect: {
      title: 'Connect a client that reads once',
      text: 'The client connects, reads once, prints what came and closes. Look at the end of the greeting in hex.',
      outcome:
        'The greeting ends with the byte 00, as the C program sends its text with sizeof. The server closed first; the client read the end of the stream after it.',
    },
    timeWait: {
      title: 'Look for TIME_WAIT',
      text: 'The kernel keeps the connection of whoever closed first for a while. Which side is it?',
      outcome:
        'The row with TIME_WAIT has the port of the server on its own side: the server closed first. The client has no row any more.',
    },
    refused: {
      title: 'Connect once more',
      text: 'The server has stopped listening after its one client. What does the kernel answer to a SYN for a port where nobody listens?',
      outcome: 'It answers with RST, at once: connection refused. Nobody had to time out.',
    },
    restart: {
      title: 'Start the server again',
      text: 'The same port, although its old connection is still in TIME_WAIT.',
      outcome: 'It listens again, because Node asks for SO_REUSEADDR before it binds.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}}',
    accepted: 'Accepted #1 from port {{port}}',
    sent: 'The server sent {{n}} bytes',
    message: 'Message from server: {{text}} (the last two bytes are {{end}})',
    serverFirst: 'The server closed first',
    timeWait: '{{from}} → {{to}} is in TIME_WAIT',
    refused: 'The client was told {{code}}',
    listensAgain: 'The server listens on port {{port}} again',
  },
  cards: {
    nul: {
      title: 'Why the client of the notes works at all',
      text: 'It prints what it read as a string and never adds the NUL that ends one. It works only because the server sends that NUL too.',
    },
    bindError: {
      title: 'The same in C',
      text: 'A server in C that does not set SO_REUSEADDR says “bind() error” here, for as long as TIME_WAIT lasts: 60 seconds on Linux.',
    },
  },
} satisfies ScenarioText<'hello'>;
