import type { ScenarioText } from '../../scenarioText';

export const concurrency = {
  title: 'One at a time, or all at once',
  learn:
    'A server that stays with one client lets the others wait. Processes, threads or an event loop solve that.',
  steps: {
    open: {
      title: 'Start two servers with two clients each',
      text: 'One server is iterative, the other concurrent; both echo. I1 and I2 connect to the iterative one, C1 and C2 to the concurrent one.',
      outcome: 'All four are connected, and so far the two servers look the same.',
    },
    say: {
      title: 'Let all four say “hi”',
      text: 'The same line goes out of all four clients at the same time. Compare the second client of each server.',
      outcome:
        'Three have their echo. I2 has none: the iterative server reads from I1 and from nobody else, however long that says nothing.',
    },
    closeFirst: {
      title: 'Close I1',
      text: 'The first client of the iterative server leaves. How long does the echo of I2 take now?',
      outcome:
        'It comes at once. The network took hardly any of the time that I2 waited: it waited for I1 to leave.',
    },
  },
  facts: {
    iterativeListens: 'The iterative server, port {{port}}, has clients connected: {{n}}',
    concurrentListens: 'The concurrent server, port {{port}}, has clients connected: {{n}}',
    echo: '{{who}} had its echo after {{us}} µs',
    noEcho: '{{who}} has had no echo for {{ms}} ms',
    queue: 'Waiting in the kernel to be accepted by the iterative server: {{n}}',
    lateEcho: '{{who}} had its echo after {{ms}} ms',
    afterClose: 'It came {{us}} µs after the server had closed the socket of {{who}}',
  },
  cards: {
    fork: {
      title: 'Three ways to serve several',
      text: 'A parent process accepts and forks a child for each client: the child keeps the connected descriptor, and the parent closes its copy and accepts again. Threads do the same within one process. Node does neither: one loop asks the kernel which sockets are ready, and serves those.',
    },
    onlyIterative: {
      title: 'When accept is called again',
      text: 'The course notes say that accept is not called before the client has left. That holds for an iterative server only; a concurrent one accepts the next client while it serves the first.',
    },
  },
} satisfies ScenarioText<'concurrency'>;
