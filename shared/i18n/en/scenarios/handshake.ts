import type { ScenarioText } from '../../scenarioText';

export const handshake = {
  title: 'Three segments, a refusal, and silence',
  learn: 'A SYN can be answered with SYN+ACK, with RST, or not at all. Each looks different to the client.',
  steps: {
    connect: {
      title: 'Connect to a server',
      text: 'A server listens on a free port (9190 in the course notes), and a client connects. The kernel chooses the client’s port.',
      outcome:
        'The handshake took well under a second. A connection is named by both of its ends, and the client’s port is there for this connection only.',
    },
    refused: {
      title: 'Connect where nobody listens',
      text: 'The app opens a server, closes its listening socket at once, and connects a client to that port.',
      outcome:
        'The answer came as quickly as a success: the other kernel is there and says no. Refused means that the machine was reached.',
    },
    silence: {
      title: 'Connect to a queue that is full',
      text: 'A server with a backlog of 1 does not accept, and its queue is filled. Then one more client sends its SYN.',
      outcome:
        'Nothing comes back, neither yes nor no. The client stays in SYN_SENT and sends its SYN again. It would look the same if a firewall dropped it or if the machine were off.',
    },
    cancel: {
      title: 'Give up',
      text: 'Linux goes on for about two minutes. A person may stop earlier: cancel the client that is connecting.',
      outcome: 'The socket is gone, and nobody was told: there was no connection to end.',
    },
  },
  facts: {
    connected: 'Connected after {{us}} µs',
    pair: '{{local}} ⇄ {{remote}}; port {{port}} was chosen by the kernel',
    stays: 'The listening socket of port {{port}} is still in {{state}}',
    threeSegments: 'What went over the wire: SYN, SYN+ACK, ACK',
    refused: '{{code}} after {{us}} µs',
    twoSegments: 'What went over the wire: SYN, RST+ACK',
    queueFull: 'Waiting in the kernel to be accepted: {{n}}, and no room for more',
    synSent: '{{from}} → {{to}} is in {{state}}',
    noAnswer: 'No answer for {{ms}} ms',
    againAndAgain: 'What went over the wire: SYN, SYN, …',
    ended: '{{code}} after {{ms}} ms',
  },
  cards: {
    listenStays: {
      title: 'Which socket goes to SYN_RCVD',
      text: 'In the course notes the server goes from LISTEN to SYN_RCVD. The listening socket stays in LISTEN; each SYN makes a new connection, and that one is in SYN_RECEIVED until the last ACK.',
    },
    synAndAck: {
      title: 'What a success looks like',
      text: 'The course notes take SYN = 1 for success. The answer must carry SYN and an ACK that acknowledges our own SYN; a refusal carries RST and ACK. An acknowledgement number is the next byte expected, not the last one received.',
    },
    header: {
      title: 'What the table of the TCP header leaves out',
      text: 'The course notes list nine fields: ports, sequence and acknowledgement number, data offset, control bits, window, checksum and urgent pointer. There are also reserved bits, and options such as MSS, window scale, SACK and timestamps; new programs should not use the urgent pointer. And what TCP sends is called a segment, not a packet.',
    },
  },
} satisfies ScenarioText<'handshake'>;
