/** What is there for keyboards and screen readers: skip links, rows that are read aloud, news that are told. */
export const a11y = {
  skip: {
    label: 'Shortcuts of the page',
    panes: 'Go to the panes',
    on: 'Do you use a screen reader? Turn on screen-reader mode',
    off: 'Turn off screen-reader mode',
  },
  splitter: 'Boundary between panes',
  move: {
    left: 'Move pane to the left',
    right: 'Move pane to the right',
    up: 'Move pane up',
    down: 'Move pane down',
    join: 'Move pane to the tabs of the next pane',
    maximise: 'Maximise pane, or restore it',
  },
  mode: {
    on: 'Turn on screen-reader mode',
    off: 'Turn off screen-reader mode',
  },
  /** A row of the traffic, as it is read aloud. */
  rows: {
    label: 'Rows',
    hint: 'Arrow keys, Page Up, Page Down, Home and End move through the rows. Enter opens a row, Shift+F10 tells what can be done with it, Escape follows new rows again. Typed text goes to the message box.',
    received: 'received {{size}}: {{data}}',
    sent: 'sent {{size}}: {{data}}',
    who: 'connection {{n}}',
    byte: 'byte {{hex}}',
  },
  /** What the live region tells. `pane`: its name. */
  news: {
    phase: '{{pane}}: {{phase}}',
    opened_one: '{{pane}}: {{n}} new connection, {{open}} open',
    opened_other: '{{pane}}: {{n}} new connections, {{open}} open',
    closed_one: '{{pane}}: {{n}} connection closed, {{open}} open',
    closed_other: '{{pane}}: {{n}} connections closed, {{open}} open',
    more_one: 'and {{n}} more change',
    more_other: 'and {{n}} more changes',
    rows_one: '{{pane}}: {{n}} row',
    rows_other: '{{pane}}: {{n}} rows',
    panes_one: '{{n}} pane',
    panes_other: '{{n}} panes',
    in: '{{size}} received',
    out: '{{size}} sent',
  },
} as const;
