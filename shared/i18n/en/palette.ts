import type { MenuCommand } from '../../contract/commands';

/** The command palette and the list of keyboard shortcuts. */
export const palette = {
  label: 'Commands',
  placeholder: 'Type a command…',
  empty: 'No such command.',
  shortcuts: 'Keyboard shortcuts',
  group: {
    workspace: 'Workspace',
    session: 'Session',
    connection: 'Connection',
    view: 'View',
  },
  command: {
    'new-server': 'New server',
    'new-client': 'New client',
    'new-pair': 'Server + client on this machine',
    'show-commands': 'Show all commands',
    'show-events': 'Show or hide events',
    'show-shortcuts': 'Keyboard shortcuts',
    find: 'Find in traffic',
    clear: 'Clear traffic',
    'close-session': 'Close session',
    'zoom-in': 'Zoom in',
    'zoom-out': 'Zoom out',
    'zoom-reset': 'Actual size',
  } satisfies Record<MenuCommand, string>,
  /** Commands that only the page has. */
  action: {
    listen: 'Listen again',
    stopListening: 'Stop listening',
    connect: 'Connect',
    reconnect: 'Reconnect',
    cancel: 'Cancel connecting',
    follow: 'Follow the newest row',
    focusMessage: 'Go to the message box',
    copy: 'Copy traffic',
    nextPane: 'Next pane',
    previousPane: 'Previous pane',
    halfClose: 'Half-close connection #{{n}}',
    reset: 'Reset connection #{{n}}',
    close: 'Close connection #{{n}}',
    pauseReading: 'Pause reading of connection #{{n}}',
    resumeReading: 'Resume reading of connection #{{n}}',
    theme: 'Theme: {{name}}',
    language: 'Language: {{name}}',
  },
} as const;
