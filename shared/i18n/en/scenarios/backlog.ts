import type { ScenarioText } from '../../scenarioText';

export const backlog = {
  title: 'Standing in line: backlog and accept',
  learn:
    'The kernel shakes hands and queues connections without the program. On Linux, a full queue is silent.',
  steps: {
    freeze: {
      title: 'Start a server that does not accept',
      text: 'A server listens on a free port with a backlog of 5, and its accept is frozen: it takes the next connection, and then its thread stands still.',
      outcome: 'The server listens. From here on the kernel works alone.',
    },
    connectTen: {
      title: 'Connect ten clients',
      text: 'Ten clients connect, one after another. Count how many are connected, how many wait in line, and how many are still asking.',
      outcome:
        'One was accepted, and the others that are connected stand in the kernel’s queue. Who found no room is still in SYN_SENT: Linux drops the SYN and says nothing, so the client sends it again and again.',
    },
    typeQueued: {
      title: 'Type in a queued client',
      text: 'Client 2 is connected but not accepted. It sends “hi”. Look at its send queue, and wait for the echo.',
      outcome:
        'The server’s kernel took the bytes and acknowledged them, so the send queue is empty. No program has read them: there is no echo.',
    },
    acceptOne: {
      title: 'Let one more in',
      text: 'The server accepts one connection and stands still again. That leaves a place in the queue. Who takes it, and when?',
      outcome:
        'A client outside notices only when it sends its SYN again: after a second at first, later less and less often. Of several that knock at the same moment, each may find the place free and take itself for connected; the kernel queues no more than fit, and lets the others finish later.',
    },
    thaw: {
      title: 'Let the server go on',
      text: 'Accept is released, and every client says “hi”.',
      outcome:
        'All have their echo, also those who had been left outside. Nobody was turned away: to be slow is not to refuse.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}} with a backlog of {{backlog}}',
    frozen: 'Accept is frozen',
    connected: 'Clients whose connect succeeded: {{n}}',
    accepted: 'Accepted by the server: {{n}}',
    queue: 'Waiting in the kernel to be accepted: {{n}}',
    outside: 'Clients in SYN_SENT: {{n}}',
    refused: 'Clients that failed with {{code}}: {{n}}',
    typed: 'Client {{who}} sent {{n}} B and has heard nothing for {{ms}} ms',
    acknowledged: 'Of these, not acknowledged: {{n}} B',
    letIn: 'Connected now, {{ms}} ms after the first SYN: client {{who}}',
    echoed: 'Clients with their echo: {{n}}, the last one {{ms}} ms after the release',
  },
  cards: {
    onlyQueued: {
      title: 'Connected, and only queued',
      text: 'connect may succeed before the server calls accept: it means that the two kernels agreed. A client that wants to know whether it is served must wait for an answer of the program.',
    },
    backlogPlusOne: {
      title: 'How many wait with a backlog of 5',
      text: 'The course notes let exactly 5 wait, and let a full queue refuse. Linux queues one more than the backlog, 6 here, and never more than somaxconn; after that it drops the SYN without a word. Windows is the one that refuses.',
    },
  },
} satisfies ScenarioText<'backlog'>;
