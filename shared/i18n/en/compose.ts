/** The message box. */
export const compose = {
  message: 'Message',
  placeholder: 'Type a message',
  lineEnding: 'Line ending',
  lineEndingHint: 'Added to every message you send',
  ending: {
    none: 'none',
    lf: 'LF ␊',
    crlf: 'CRLF ␍␊',
    cr: 'CR ␍',
  },
  to: 'To',
  toAll: 'all ({{n}})',
  toOne: '#{{n}} {{address}}',
  lostTarget: '#{{n}} is gone: this goes to all connections.',
  large: '{{size}} of text, too much to show here',
  discard: 'Discard',
  send: 'Send',
  sendHint: 'Enter sends, Shift+Enter adds a line',
  size: '{{size}} to send',
  progress: '{{done}} of {{total}} handed over',
  stopSending: 'Stop sending',

  error: {
    nobody: 'Nobody is connected to send to.',
    nothing: 'Nothing to send: the message and the line ending are empty.',
    ended: 'Sending has ended on this connection.',
    partial: 'Only {{done}} of {{total}} were handed over.',
    failed: 'Not sent: {{reason}}',
  },
} as const;
