import type { ScenarioText } from '../../scenarioText';

export const states = {
  title: 'See every state',
  learn: 'The diagram of states is real: each of these states was a row of the kernel’s table.',
  steps: {
    listen: {
      title: 'LISTEN: a server waits',
      text: 'A server is started. No step of this scenario is ticked before the kernel’s table shows the state.',
      outcome: 'The row of a listening socket has no other end. It stays in LISTEN whoever comes.',
    },
    synSent: {
      title: 'SYN_SENT: no room in the queue',
      text: 'A second server does not accept, and its backlog is 1. Three clients fill it: one in hand, two in line. A fourth knocks.',
      outcome:
        'Linux drops the SYN of the fourth client, and the client sends it again and again. Without a full queue, SYN_SENT is too short to be seen on one machine.',
    },
    established: {
      title: 'ESTABLISHED: connected',
      text: 'Client A connects to the first server, which accepts it. One connection: how many rows?',
      outcome: 'Two rows, because both ends are on this machine. Each has its own port first.',
    },
    finWait1: {
      title: 'FIN_WAIT_1: the FIN is not acknowledged',
      text: 'The server does not read. A sends 2.5 MB and closes its direction, so that its FIN stands behind bytes that find no room.',
      outcome: 'A is in FIN_WAIT_1 until the FIN has arrived. Usually that takes microseconds.',
    },
    finWait2: {
      title: 'FIN_WAIT_2 and CLOSE_WAIT: half closed',
      text: 'The server reads again, takes all of it, and meets the FIN. It does not end yet.',
      outcome: 'A waits for the other FIN in FIN_WAIT_2, the server for its own program in CLOSE_WAIT.',
    },
    lastAck: {
      title: 'LAST_ACK: the second FIN',
      text: 'Now A does not read. The server sends 2.5 MB and ends too: its FIN is the second one, and is not acknowledged.',
      outcome: 'Who closes second and has only the last ACK to wait for is in LAST_ACK.',
    },
    closing: {
      title: 'CLOSING: both close at once',
      text: 'Client B and the server both send 2.5 MB, read nothing and close. Both are in FIN_WAIT_1. Then the server alone reads.',
      outcome:
        'The FIN of B arrives at the server before the ACK of the server’s own FIN: that is CLOSING. B cannot say yes, as it does not read.',
    },
    timeWait: {
      title: 'TIME_WAIT: a while longer',
      text: 'B reads too, and acknowledges the FIN of the server.',
      outcome:
        'The server leaves CLOSING for TIME_WAIT. After a simultaneous close, both ends are in TIME_WAIT.',
    },
    closed: {
      title: 'CLOSED: no row any more',
      text: 'A reads what the server sent, and with it the FIN: the last ACK goes. What does the table show of CLOSED?',
      outcome: 'Nothing: CLOSED is the absence of a row. It followed LAST_ACK at once, without TIME_WAIT.',
    },
  },
  facts: {
    listens: 'Port {{port}} is in LISTEN',
    row: '{{from}} → {{to}} is in {{state}}',
    gone: '{{from}} → {{to}} was in LAST_ACK and has no row any more',
  },
  cards: {
    simultaneous: {
      title: 'What the diagram of the notes leaves out',
      text: 'The notes show who closes first and who closes second. Both may close at once, and then they go through CLOSING (RFC 9293 §3.6). Both may also open at once (§3.5): a socket that connects to itself does that.',
    },
    synReceived: {
      title: 'The state that is missing',
      text: 'SYN_RECEIVED lasts from the SYN-ACK to the ACK that answers it. On one machine that is over before anybody can look, so it stays unlit here. It can be seen when the SYN-ACK is lost on its way, which takes root and a network namespace, or for a moment when a full queue lets somebody in (scenario 3).',
    },
  },
} satisfies ScenarioText<'states'>;
