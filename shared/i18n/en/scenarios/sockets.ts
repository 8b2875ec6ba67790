import type { ScenarioText } from '../../scenarioText';

export const sockets = {
  title: 'The listening socket and the connected ones',
  learn:
    'One listening socket lives as long as the server; a connected socket lives as long as one client is served.',
  steps: {
    start: {
      title: 'Start the server',
      text: 'A concurrent echo server listens on a free port (9190 in the course notes). Count its sockets.',
      outcome: 'It has one socket, and that one never carries data: it only waits for connections.',
    },
    connectTwo: {
      title: 'Connect two clients',
      text: 'A and B connect. How many sockets does the server have now, and how many does each client have?',
      outcome:
        'Two clients make three sockets at the server, and one at each client. All three have the same local port; the connected ones differ in the port of the other side. The pair of addresses tells them apart, not the port.',
    },
    closeOne: {
      title: 'Close A',
      text: 'A closes, and B says something. Which sockets of the server are left?',
      outcome: 'Only the socket of A is gone. The listening socket and the socket of B do not depend on it.',
    },
    stopListening: {
      title: 'Stop listening, and nothing else',
      text: 'The server closes its listening socket only. B says something, and C tries to connect.',
      outcome:
        'B is served as before: its socket needs no listening socket any more. C is refused, because nobody listens.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}}',
    state: 'Port {{port}} is in {{state}}',
    count: 'Sockets of the server: {{server}}. Sockets of a client: {{client}}',
    pair: 'Connected socket {{socket}}: {{local}} → {{remote}}',
    descriptors: 'Descriptors of the server: {{list}}',
    closed: 'The server’s socket {{socket}} is closed (its client was port {{port}})',
    left: 'Sockets of the server now: {{n}}',
    echo: '{{who}} has its echo: {{text}}',
    stopped: 'Nobody listens on port {{port}} any more',
    refused: '{{who}} was told {{code}}',
    pairState: '{{local}} → {{remote}} is still in {{state}}',
  },
  cards: {
    descriptors: {
      title: 'Why C shows 3 and 4',
      text: 'The hello server of the notes prints 3 and 4: the lowest free numbers after input, output and errors, 0 to 2. This app has many other files open, so its numbers are larger. They mean the same: one for the listening socket, one for each connection.',
    },
    whichDescriptor: {
      title: 'Which descriptor carries the data',
      text: 'A slide of the course notes has data read and written on the descriptor given to bind, and has the client use connfd. Data goes through the connected descriptor that accept returns, and it is the server that has it; the client uses the one it called connect with.',
    },
  },
} satisfies ScenarioText<'sockets'>;
