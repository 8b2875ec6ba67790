import type { ScenarioText } from '../../scenarioText';

export const endings = {
  title: 'EOF, RST and the death of a program',
  learn: 'A connection can end in several ways, and the other side is told different things.',
  steps: {
    open: {
      title: 'Connect two clients',
      text: 'A server that echoes lines, and clients A and B. Each connection of this scenario will end in its own way: watch what the server is told.',
      outcome: 'Two connections of the same kind.',
    },
    close: {
      title: 'A closes in order',
      text: 'A calls close(). Its kernel sends a FIN after everything that was sent.',
      outcome:
        'The server reads EOF, which is a read of 0 bytes, and closes too. A closed first and keeps TIME_WAIT.',
    },
    reset: {
      title: 'B resets',
      text: 'B throws its connection away: its kernel sends RST instead of FIN. A C program does this with SO_LINGER and a time of 0.',
      outcome:
        'The server’s read fails. Nothing is left of this connection at either end, not even TIME_WAIT.',
    },
    unread: {
      title: 'A program ends with unread data',
      text: 'Another program connects from a process of its own and reads nothing. The server sends it 1 MB, and the program is killed (SIGKILL).',
      outcome:
        'The kernel of the dead program has bytes that nobody will read, and says so with RST instead of FIN. A close() with unread data does the same (RFC 9293 §3.6.1).',
    },
    kill: {
      title: 'A program ends with nothing unread',
      text: 'Once more a program connects and is killed, but this time nothing waits for it. It has no time to call close(). What is the server told?',
      outcome:
        'On Linux the server reads EOF: the kernel closes the files of a dead process, and sends the FIN. The server cannot tell this from an ordinary close.',
    },
    lateWrite: {
      title: 'Write to somebody who has gone',
      text: 'The server closes its connection to D completely. D does not close, and writes twice.',
      outcome:
        'The kernel took the first write, and the other side answered it with RST: sent is not arrived. A later write meets the RST and fails.',
    },
  },
  facts: {
    listening: 'The server listens on port {{port}}',
    connected: 'Connected clients: {{n}}',
    eof: '{{who}} closed: the server read EOF',
    timeWait: '{{from}} → {{to}} is in TIME_WAIT',
    told: '{{who}}: the server was told {{code}}',
    noRow: '{{from}} → {{to}} has no row any more',
    noRows: 'Neither {{from}} → {{to}} nor the other end has a row any more',
    killedEof: 'The program on port {{who}} was killed: the server read EOF',
    killedCode: 'The program on port {{who}} was killed: the server was told {{code}}',
    accepted: 'Writes that the kernel took after EOF: {{n}}',
    refusedWrite: 'Write {{n}} failed with {{code}}',
  },
  cards: {
    table: {
      title: 'Four ways to end',
      text: 'close(): EOF, and TIME_WAIT at the one who closed. Reset: ECONNRESET, no TIME_WAIT. close() with unread data: RST, no TIME_WAIT. Killed: EOF, and TIME_WAIT on the side of the dead program, as if it had closed by itself.',
    },
  },
} satisfies ScenarioText<'endings'>;
