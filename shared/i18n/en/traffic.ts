import type { RowType } from '../../contract/events';

/** The rows of a pane: one terse line each, the same words in the page and on the command line. */
export const traffic = {
  label: 'Traffic',
  row: {
    'session-opened': 'session opened',
    'session-closed': 'session closed · in {{in}} · out {{out}} · {{duration}}',

    lookup: 'lookup {{host}} → {{addresses}} · {{duration}}',
    connecting: 'connecting to {{address}}',
    attempt: 'trying {{remote}}',
    'attempt-failed': '{{remote}} failed: {{code}} · {{duration}}',
    connected: 'connected {{local}} ⇄ {{remote}} · {{duration}}',
    'connect-failed': 'not connected: {{code}} · {{duration}}',
    listening: 'listening on {{local}} · backlog {{backlog}}',
    'listen-failed': 'cannot listen: {{code}}',
    accepted: 'accepted {{remote}}',
    dropped: 'turned away {{remote}}: limit of {{max}} reached',

    received: 'received {{size}}',
    sent: 'sent {{size}}',
    drained: 'kernel took all {{size}} · {{duration}}',
    skipped: '{{rows}} rows ({{size}}) not shown',
    'log-trimmed': 'oldest {{size}} removed from the log',

    ended: 'ended sending (FIN) · out {{size}}',
    'peer-ended': 'peer ended sending (FIN) · in {{size}}',
    'reset-sent': 'reset the connection (RST)',
    reset: 'reset by peer (RST): {{code}}',
    failed: 'failed: {{code}}',
    closed: 'closed · in {{in}} · out {{out}} · {{duration}}',

    'reading-paused': 'reading paused',
    'reading-resumed': 'reading resumed',
    'listening-stopped': 'stopped listening on {{local}}',
    note: '{{text}}',
    'accept-paused': 'accept frozen: the next connection is taken, then this server stands still',
    'accept-resumed': 'accept released',
    state: '{{from}} → {{to}}',
    'capture-started': 'capturing packets on {{interface}} with {{tool}}',
    'capture-stopped': 'capture ended: {{reason}} · {{packets}} packets',
    segment: '{{arrow}} {{flags}} · seq {{seq}} · win {{window}} · len {{bytes}}',
  } satisfies Record<RowType, string>,
  /** Why something happens that no socket event tells. */
  note: {
    waits: 'accepted, and held until it is its turn: {{n}} waiting',
    'served-all': '{{n}} clients served: the server closes',
    'left-waiting': 'it waited in vain: reset',
    quit: 'the user quits',
    'stands-still':
      'accepted while accept is frozen: the server stands still, and so does everything asked of its connections',
  },
  /** Said instead of the row's usual words. */
  variant: {
    segmentAck: '{{arrow}} {{flags}} · seq {{seq}} · ack {{ack}} · win {{window}} · len {{bytes}}',
    statePassed: '{{from}} → {{to}} · via {{passed}} (inferred)',
    lookupFailed: 'lookup {{host}} failed: {{code}} · {{duration}}',
    connectingAgain: 'connecting to {{address}} · attempt {{attempt}}',
    connectedToItself: 'connected to itself {{local}} · {{duration}}',
    acceptedGone: 'accepted a peer that had already left',
    acceptOne: 'one more connection may leave the queue; accept stays frozen',
    endedAutomatically: 'ended sending in answer to the peer (FIN) · out {{size}}',
    closedLocalFirst: 'closed, we first · in {{in}} · out {{out}} · {{duration}}',
    closedPeerFirst: 'closed, peer first · in {{in}} · out {{out}} · {{duration}}',
  },
  /** Added to the words of a segment, and of the end of a capture. */
  segmentAgain: ' · seen before',
  unshown: ' · {{n}} more came too fast to be listed',
  lost: ' · {{n}} lost by the system',
  /** Added to a row's words. */
  retry: ' · next attempt in {{time}}',
  more: '… +{{size}}',
  collapse: 'Show less',
  copyText: 'Copy as text',
  copyHex: 'Copy as hex',
  loadOlder: 'Load older rows',
  loading: 'Loading…',
  newRows_one: '{{n}} new ↓',
  newRows_other: '{{n}} new ↓',
  /** A row of its own, in place of rows this view did not get. */
  gap: '{{rows}} rows · {{size}} not shown — load',
  gone: '{{rows}} rows · {{size}} are no longer in the log',
  cleared: 'Cleared here. The log keeps everything.',
  readFailed: 'The log could not be read: {{reason}}',
  goneChunk: 'This chunk is no longer in the log.',
  goneRow: 'That row is no longer in the log, or too far back in it.',
  chunk: 'Whole chunk',
  chunkCapped: 'The first {{shown}} of {{size}}. Copying takes all of it.',
  empty: 'Nothing yet.',

  find: {
    label: 'Find in traffic',
    placeholder: 'Find…',
    next: 'Next match',
    previous: 'Previous match',
    close: 'Close find',
    count: '{{n}} of {{total}}',
    none: 'No matches',
    matchCase: 'Match case',
  },
} as const;
