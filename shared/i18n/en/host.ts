/** Between the page and the engine behind it. */
export const host = {
  connecting: 'Connecting to Bothends…',
  disconnected: 'The connection to Bothends is gone.',
  disconnectedHint: 'Sessions keep running; they are shown again when the connection is back.',
  reconnecting: 'Reconnecting…',
  retryIn: 'Next attempt in {{time}}',
  retryNow: 'Try now',
  otherVersion: 'Bothends was updated. Reload the page to go on.',
  reload: 'Reload',
  /** After the host was started anew. */
  gone: {
    title: 'Bothends was restarted, and everything that was connected is closed.',
    missing: 'Gone: {{list}}.',
    back: 'Back, but stopped and empty: {{list}}.',
    openAgain: 'Open them again',
  },
  notAllowed: 'This page is no longer allowed in. Open the address that Bothends printed when it started.',
  commandFailed: '{{what}}: {{reason}}',
  pageFailed: 'This part of the page failed.',
  pageFailedHint: 'Sessions are not affected.',
} as const;
