import type { ScenarioText } from '../../scenarioText';

export const iterative = {
  title: 'Five echoes: one client at a time',
  learn: 'An iterative server serves one client until it leaves. To be connected is not yet to be served.',
  steps: {
    firstEcho: {
      title: 'Start the server and let A say “hi”',
      text: 'The echo server of the course notes listens on a free port (9190 there). It serves five clients, one after another. A connects, types “hi” and prints what one read brings.',
      outcome:
        'The server has accepted A and stays with it: it reads, writes back and reads again until A closes.',
    },
    secondWaits: {
      title: 'Let B connect and type',
      text: 'B connects to the same server and types “hello”. Its connect succeeds. Watch for the echo.',
      outcome:
        'There is none. The kernel finished the handshake and keeps the bytes of B, but the server has not accepted B: it is still reading from A. A connect that succeeds does not mean that service has begun.',
    },
    nextServed: {
      title: 'Let A quit',
      text: 'A types q. The server reads the end of the stream, closes the socket of A and calls accept again. Watch the pane of B.',
      outcome:
        'B is now client 2, and its “hello”, which had waited in the kernel, comes back at once. Nobody had to send it again.',
    },
    sixthWaits: {
      title: 'Fill all five places',
      text: 'C, D, E and F connect and type a line each. Then B, C and D quit, each after its echo, until the server is with E, its fifth client. F is the sixth.',
      outcome:
        'They were served in the order in which they connected. F is connected and waits, as B did before.',
    },
    over: {
      title: 'Let the fifth client quit',
      text: 'E types q. After five clients the loop of the server ends, and it closes its listening socket. What becomes of F, and of a seventh client, G?',
      outcome:
        'F is reset: whoever is queued when the listening socket is closed loses its connection. G is refused: there was nobody left to connect to.',
    },
  },
  facts: {
    served: 'The server printed “Connected client” for: {{list}}',
    message: '{{who}} printed: Message from server: {{text}}',
    waits: '{{who}} is connected, has sent {{n}} B, and received nothing for {{ms}} ms',
    queue: 'Waiting in the kernel to be accepted: {{n}}',
    held: 'Node has accepted {{who}}; the app makes it wait for its turn',
    newSocket: 'The server closed {{closed}}, and only then accepted {{accepted}}',
    servedAll: 'Clients served: {{n}}. The server has stopped listening',
    reset: '{{who}} was told {{code}}',
    refused: '{{who}} was told {{code}}',
  },
  cards: {
    newSocket: {
      title: 'A new socket, not the emptied one',
      text: 'The course notes say that the server uses the emptied socket again for the next client. It does not: close ends a socket for good, and every accept returns a new one. Only the listening socket is used again and again.',
    },
    falseEcho: {
      title: 'The echo that never was',
      text: 'The sixth client of the notes, written in C, would print “Message from server: six” here, although no server has read its line. Its read failed and returned −1; the program did not check and printed its own input, which was still in the buffer.',
    },
  },
  quiz: {
    question:
      'The course notes compare their two examples, hello and echo. In which of them does a person type something at the client?',
    options: {
      helloInput: 'Only in hello',
      echoInput: 'Only in echo',
      bothInput: 'In both',
    },
    why: 'The hello client only reads a greeting. The echo client reads the keyboard in a while loop until q; its server repeats as well, in a for loop over its clients.',
  },
} satisfies ScenarioText<'iterative'>;
