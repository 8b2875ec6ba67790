/** Where the bytes of a connection wait on their way. */
export const wireBuffers = {
  direction: {
    client: 'Client → server',
    server: 'Server → client',
  },
  stage: {
    app: 'Application queue',
    send: 'Kernel send queue',
    receive: 'Kernel receive queue',
    read: 'Read',
  },
  hint: {
    app: 'Written by the program, not taken by its kernel yet. A write that is under way counts whole until the kernel has all of it.',
    send: 'Taken by the kernel, not sent or not acknowledged by the other end’s kernel yet.',
    receive: 'Arrived and acknowledged, not fetched by the program yet.',
    read: 'What the program has read, of all that was written.',
  },
  /** Of a bar, for those who do not see it: which one, at which end. */
  of: '{{name}}, {{side}}',
  written: '{{size}} written',
  read: '{{size}} read',
  amount: {
    elsewhere: 'not seen here',
    unavailable: 'not available here',
    unseen: 'not seen',
  },
  note: {
    blocked: 'The kernel takes no more: in C, write() would stand still here.',
    fin: 'The FIN counts as 1 B in the send queue on Linux.',
    paused: {
      client: 'The client does not read: its reading was paused in this app.',
      server: 'The server does not read: its reading was paused in this app.',
    },
    waiting: {
      client: 'The client does not read yet: it is not its turn.',
      server: 'The server does not read yet: it is not this connection’s turn.',
    },
  },
  over: 'Closed. These are the last values.',
  scale:
    'Queues: one fixed logarithmic scale, full at {{full}}, with marks at {{first}} and {{second}}. Read: the part of what was written.',
  sums: 'The numbers need not add up: they are looked at one after the other, and a program’s own reading buffer (up to 65,536 B) is in none of them.',
} as const;
