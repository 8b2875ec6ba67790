/** A pane shows one session: its header, its connections, and what can be done with them. */
export const panes = {
  /** Accessible names of the regions. */
  server: 'Server {{address}}',
  client: 'Client → {{address}}',
  connections: 'Connections',
  connection: 'Connection #{{n}} {{address}}',
  noConnections: 'Nobody is connected. Connect a client to {{address}}.',
  goneAddress: 'peer already gone',
  /** Which connection's rows are drawn. */
  shown: 'Rows of',
  shownAll: 'all connections',
  newClientTo: 'New client to this server',
  more: 'More',
  copyAddress: 'Copy address',
  connectedIn: 'Time from the start of connecting to the end of the handshake',

  serverTag: 'SERVER',
  clientTag: 'CLIENT',

  actions: 'Session actions',
  connectionActions: 'Actions of connection #{{n}}',
  verb: {
    closeSession: 'Close session',
    listen: 'Listen again',
    freezeAccept: 'Freeze accept',
    acceptOne: 'Accept one',
    thawAccept: 'Accept all again',
    stopListening: 'Stop listening',
    connect: 'Connect',
    reconnect: 'Reconnect',
    cancelConnecting: 'Cancel connecting',
    cancelRetry: 'Stop retrying',
    clear: 'Clear',
    find: 'Find',
    follow: 'Follow',
    halfClose: 'Half-close',
    reset: 'Reset',
    close: 'Close',
    pauseReading: 'Pause reading',
    resumeReading: 'Resume reading',
  },
  verbHint: {
    freezeAccept: 'Take one more connection, then stand still: the rest queues in the kernel',
    stopListening: 'New connections are refused; those already accepted stay.',
    clear: 'Empties this view. The log keeps everything.',
    follow: 'Keep the newest row in view',
    halfClose: 'Stop sending (FIN), keep receiving',
    reset: 'Cut the connection at once (RST); bytes under way are lost',
    close: 'Send what is waiting, then close',
    pauseReading: 'Stop taking bytes: they wait in the kernel, and then at the sender',
    resumeReading: 'Take the waiting bytes',
  },

  phase: {
    opening: 'opening',
    listening: 'listening',
    stopped: 'not listening',
    connecting: 'connecting',
    connected: 'connected',
    waiting: 'waiting to retry',
    disconnected: 'disconnected',
    failed: 'failed',
  },
  socketPhase: {
    waiting: 'waiting for its turn',
    open: 'open',
    ended: 'we ended',
    'peer-ended': 'peer ended',
    closing: 'closing',
    closed: 'closed',
  },
  /** The same in chips, where room is short. */
  socketPhaseShort: {
    waiting: 'waits',
    open: 'open',
    ended: 'end →',
    'peer-ended': '← end',
    closing: 'closing',
    closed: 'closed',
  },
  readingPaused: 'reading paused',

  /** Who accepts, and when. */
  engine: {
    blocking: 'blocking: does not accept while it serves',
    portable: 'portable: accepted by Node, held by the app',
  },
  /** What the kernel’s socket table says. */
  kernel: {
    state: 'State in the kernel: {{state}}',
    sendQueue: 'send queue {{size}}',
    sendQueueHint: 'Bytes the kernel has taken and the peer has not acknowledged yet',
    receiveQueue: 'receive queue {{size}}',
    receiveQueueHint: 'Bytes that have arrived and are not read yet',
    acceptQueue: 'queue {{n}}',
    acceptQueueHint: 'Connections that wait in the kernel to be accepted',
    descriptor: 'fd {{n}}',
    descriptorMeaning: 'Descriptor {{n}}: the number of this socket among the open files of the program',
    descriptorNote:
      'The C programs of course notes print 3 and 4, because 0, 1 and 2 are stdin, stdout and stderr. Here Node’s own files come first.',
  },
  /** What a server asked for with `listen`, and what systems make of it. */
  backlog: {
    meaning: 'As asked for with listen(): how many connections may wait to be accepted',
    linux:
      'Linux caps it at net.core.somaxconn and lets one more wait. Then it drops further SYNs without a word, and their senders try again.',
    room: 'somaxconn is {{max}} here, so {{room}} can wait.',
    windows: 'Windows refuses further connections, by its documentation. Not measured here.',
    unknown: 'What this system makes of it is not measured here.',
  },
  /** The sockets of a session. */
  strip: {
    listening: 'Listening socket {{address}}',
    server: 'server sockets {{n}}',
    serverHint: 'The listening socket, while it listens, and one connected socket for each client accepted',
    each: 'client sockets 1 each',
    eachHint: 'Each client has one socket of its own, whichever machine it is on',
    client: 'client sockets {{n}}',
    clientHint: 'A client has one socket: the one that is connected',
  },
  counter: {
    in: 'in {{size}}',
    out: 'out {{size}}',
    queued: 'waiting {{size}}',
    queuedHint: 'Bytes given to the app that the kernel has not taken yet',
    open: 'open {{n}}',
    accepted: 'accepted {{n}}',
    dropped: 'turned away {{n}}',
    backlog: 'backlog {{n}}',
    log: 'log {{size}}',
    trimmed: '{{size}} trimmed',
  },

  banner: {
    frozen:
      'Accept is frozen: connections queue in the kernel. This server’s accepted connections are not served either, and what is asked of them waits.',
    reachable: 'Other machines can reach this server at {{address}}.',
    retry: 'Next attempt in {{time}}',
    connecting: 'Connecting to {{address}}…',
    explain: 'Explain',
    peerEnded: 'The peer has ended sending. You can still send until you close.',
    selfConnection: 'This socket is connected to itself: everything sent comes back.',
  },

  confirmClose: {
    title: 'Close this session?',
    text_one: '{{count}} connection is open and will be closed. The session’s log goes with it.',
    text_other: '{{count}} connections are open and will be closed. The session’s log goes with them.',
    submit: 'Close session',
    keep: 'Keep open',
  },
} as const;
