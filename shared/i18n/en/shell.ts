/** The frame around the panes: toolbar, status bar, empty page, theme and language. */
export const shell = {
  toolbar: 'Toolbar',
  /** Short, beside a plus sign; the full names are `newServer` and `newClient`. */
  server: 'Server',
  client: 'Client',
  newServer: 'New server',
  newClient: 'New client',
  scenarios: 'Scenarios',
  commands: 'Commands',
  wire: 'Wire',
  snippets: 'Snippets',
  marks: 'Marks',
  inspect: 'Inspect',
  events: 'Events',
  settings: 'Settings',
  allSettings: 'All settings…',
  workspace: 'Panes',

  /** Said by the dock to screen readers. */
  dock: {
    opened: '{{title}} opened',
    closed: '{{title}} closed',
  },

  empty: {
    title: 'See both ends of a socket',
    lead: 'Open a server and a client side by side, type, and watch every byte on both ends.',
    pair: 'Server + client on this machine',
    pairHint: 'An echo server on a free port and a client already connected to it.',
    connectTo: 'Connect to…',
    connectToHint: 'A client for a server that is already running somewhere.',
    scenarios: 'Open scenarios',
    scenariosHint: 'Fourteen guided experiments on real sockets, step by step.',
    beginning: 'The panes of the scenario appear here.',
  },

  status: {
    label: 'Status',
    desktop: 'desktop',
    web: 'browser',
    sockets_one: '{{n}} socket',
    sockets_other: '{{n}} sockets',
    sessions_one: '{{n}} session',
    sessions_other: '{{n}} sessions',
    traffic: 'Bytes per second, in and out',
    log: 'log {{size}}',
    logDisk: 'log {{size}} · disk {{disk}}',
    logDiskHint: 'Memory the logs of all sessions take, and what they keep in temporary files beyond it',
    logHint: 'Memory the logs of all sessions take',
    noKernel: '◆ not available here',
    noKernelHint:
      'The kernel’s socket table cannot be read on this system: no states and no kernel queues are shown.',
    loopbackOnly: '127.0.0.1 only',
    loopbackOnlyHint: 'Every server here can be reached from this machine only.',
    reachable: 'reachable from the network',
    reachableHint: 'At least one server here accepts connections from other machines.',
  },

  theme: {
    label: 'Theme',
    system: 'Like the system',
    dark: 'Dark',
    light: 'Light',
  },
  language: {
    label: 'Language',
    system: 'Like the system',
    /** A language is called by its own name everywhere. */
    en: 'English',
    ko: '한국어',
  },
} as const;
