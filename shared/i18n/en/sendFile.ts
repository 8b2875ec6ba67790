/** Sending files. */
export const sendFile = {
  command: 'Send file…',
  drop: 'Drop files to send them to {{pane}}',
  dropNobody: 'Nobody is connected to send to. A recording is opened.',
  list: 'Files being sent',
  progress: '{{name}}: sent',

  state: {
    waiting: 'waits for its turn',
    sending: '{{taken}} of {{total}} · {{rate}} · {{left}} left',
    starting: '{{taken}} of {{total}}',
    stalled: '{{taken}} of {{total}} · the other end does not read',
    paused: 'paused at {{taken}} of {{total}}',
    done: 'sent: {{total}} in {{time}} ({{rate}})',
    doneSome_one: 'sent: {{total}}; {{n}} connection ended before',
    doneSome_other: 'sent: {{total}}; {{n}} connections ended before',
    cancelled: 'cancelled. The kernel has taken {{taken}} of {{total}}{{more}}.',
    failed: 'ended midway: the kernel had taken at least {{taken}} of {{total}}. {{reason}}',
    unread:
      'the file could not be read after {{taken}} of {{total}}. Was it changed or moved? Choose it again.',
  },
  /** After the bytes that were taken: what is in our queue cannot be called back. */
  queued: '; {{size}} more are in the queue and go out too',
  pause: 'Pause {{name}}',
  resume: 'Go on with {{name}}',
  cancel: 'Cancel {{name}}',
  again: 'Send {{name}} again',
  dismiss: 'Dismiss {{name}}',
} as const;
