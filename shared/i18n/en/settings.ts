import type { SettingName } from '../../contract/settings';
import type { ReservedBy } from '../../keys/reserved';
import type { NoShortcut } from '../../keys/shortcut';

/** The settings of the app, and the keys of its commands. */
export const settings = {
  title: 'Settings',
  lead: 'What you change holds at once, in every window and tab.',
  search: 'Search settings',
  sections: 'Sections',
  nothing: 'No setting and no command fits.',
  nothingHint: 'Fewer or other words may find it.',
  section: {
    look: 'Appearance',
    panes: 'New panes and dialogs',
    log: 'Log',
    questions: 'Questions',
    access: 'Accessibility',
    desktop: 'Desktop app',
    keys: 'Keys',
    privacy: 'Privacy',
  },
  item: {
    theme: { label: 'Theme', hint: 'Dark or light, everywhere.' },
    language: { label: 'Language', hint: 'Of the page and of the native menus.' },
    font: {
      label: 'Font of traffic and bytes',
      hint: 'A monospaced font of this computer, by name. Empty: the bundled one.',
    },
    fontSize: { label: 'Size of that font', hint: 'In px, for all panes. The zoom commands change it too.' },
    time: {
      label: 'Time of rows',
      hint: 'How panes that open show it. The view menu of a pane changes it there.',
    },
    encoding: {
      label: 'Encoding',
      hint: 'How panes that open read bytes and write messages, unless you chose otherwise for that endpoint.',
    },
    lineEnding: {
      label: 'Line ending',
      hint: 'Added to messages, unless you chose otherwise for that endpoint.',
    },
    defaultHost: {
      label: 'Host of new dialogs',
      hint: 'A name or an address to begin with. Empty: the one that was used last.',
    },
    logMemoryMiB: {
      label: 'Memory of one log, in MiB',
      hint: 'Holds at once, for running sessions too. With less, the oldest rows go to disk, or are forgotten where that is full.',
    },
    spillMiB: {
      label: 'Disk for one log, in MiB',
      hint: 'Temporary files for what the memory has no room for. 0: none. Less lets the oldest rows go at once.',
    },
    confirmCloseSession: {
      label: 'Ask before a session with connections is closed',
      hint: 'Without it, closing a pane closes its connections at once.',
    },
    confirmQuit: {
      label: 'Ask before quitting while sockets are open',
      hint: 'Without it, quitting closes them at once.',
    },
    screenReader: {
      label: 'Screen reader mode',
      hint: 'Traffic is text that a screen reader reads row by row, and new rows are told in short.',
    },
    notifications: {
      label: 'Tell when a session closes or fails',
      hint: 'A notification of the system, while the window is not in front.',
    },
    tray: { label: 'Icon in the tray', hint: 'The app stays there when its window is closed.' },
    awakeWhileRecording: {
      label: 'Stay awake while recording',
      hint: 'The computer does not go to sleep by itself then.',
    },
    updates: { label: 'New versions', hint: 'Nothing is fetched or installed without a question.' },
    keys: { label: 'Keys of commands', hint: 'Every command can have a key of your choice.' },
  } satisfies Record<SettingName, { label: string; hint: string }>,
  updates: { ask: 'Look for them, and ask', never: 'Never look' },
  /** A person has not chosen: the list of hosts begins empty. */
  lastUsed: 'the last one used',
  bundled: 'the bundled one',
  desktopOnly: 'Only the desktop app has this.',
  fixed: {
    spill: 'Not in force now: this Bothends was started with --spill or BOTHENDS_SPILL, which wins.',
  },
  invalid: {
    number: 'A whole number from {{min}} to {{max}}.',
    host: 'A name or an address, without spaces.',
    font: 'At most {{max}} characters.',
  },
  font: {
    missing: 'This computer shows no font of that name: the bundled one is used.',
    proportional: 'This font is not monospaced: columns will not line up.',
  },
  reset: 'As usual: {{what}}',
  resetAll: 'Everything as usual',
  undo: 'Undo',
  wasReset: '{{what}} is as usual again.',
  wasResetAll: 'Everything is as usual again, keys too.',
  privacy: {
    telemetry: 'Telemetry: none. There is no switch for it because there is nothing to switch off.',
    what: 'Bothends sends nobody anything about you, this computer or your traffic: no counters, no identifiers, no crash reports. The report you can copy contains no traffic, and goes only where you paste it.',
    where:
      'What it connects to is what you open. The desktop app asks for new versions only where that is allowed above.',
  },
  problem: {
    unreadable: 'The settings in {{file}} could not be read ({{reason}}): everything is as usual.',
    damaged: 'In {{file}} these could not be used and are as usual: {{names}}.',
    kept: 'The file was kept as {{kept}}.',
    unkept:
      'It could not be copied, so it is not written over: what you change holds until this Bothends ends.',
    unwritten: 'Changes hold until this Bothends ends: {{file}} could not be written ({{reason}}).',
  },
  keys: {
    change: 'Change the key of “{{command}}”: {{keys}}',
    add: 'Choose a key for “{{command}}”',
    none: 'none',
    press: 'Press keys…',
    pressHint: 'Esc: leave it · Backspace: no key',
    remove: 'No key for “{{command}}”',
    taken: '{{keys}} runs “{{command}}”.',
    take: 'Take it from there',
    leave: 'Leave it',
    ofSnippet: '{{keys}} sends a snippet: “{{command}}”. Give that one another key first, in its dialog.',
    snippetHint: 'Snippets have their keys in their own dialogs.',
    reserved: {
      editing: '{{keys}} edits text everywhere, and stays that way.',
      box: '{{keys}} has its meaning in the message box, in the rows or in what was found.',
      browser: '{{keys}} belongs to the browser: the page is not asked.',
      system: '{{keys}} belongs to the system.',
      window: '{{keys}} belongs to the window and its menus.',
    } satisfies Record<ReservedBy, string>,
    refused: {
      modifier: 'Now a key with it…',
      alt: 'Not with Alt: on many keyboards it types characters.',
      'other-modifier': 'Not with the Windows key, or Control on a Mac: the system has those.',
      bare: 'That is typing: keys need Ctrl (⌘ on a Mac), or are function keys.',
      shifted: 'Not with Shift: which sign that is differs from keyboard to keyboard.',
      unknown: 'That key has no name here.',
    } satisfies Record<NoShortcut, string>,
    export: 'Export…',
    import: 'Import…',
    resetAll: 'Usual keys',
    wasResetAll: 'All keys are as usual again.',
    wasRemoved: '“{{command}}” has no key now.',
    wasTaken: '{{keys}} now runs “{{command}}”, and not “{{other}}” any more.',
    imported: 'Keys of {{n}} commands were taken from {{file}}.',
    unknown_one: '{{n}} command in it is not known here and was left out.',
    unknown_other: '{{n}} commands in it are not known here and were left out.',
    nothingToExport: 'All keys are as usual: there is nothing to export.',
    file: {
      json: '{{file}} is no JSON: {{reason}}',
      foreign: '{{file}} is no file of keys: it has no "bothends": "keys".',
      future: '{{file}} is of version {{version}}, made by a newer Bothends.',
      shape: '{{file}}: {{at}} is missing, or not what belongs there.',
      key: '{{file}}: {{at}} is no key: “{{key}}”.',
      twice: '{{file}}: {{at}} is there a second time: “{{key}}”.',
      'command-twice': '{{file}}: {{at}} is there a second time: “{{command}}”.',
      reserved: '{{file}}: {{at}}: {{reason}}',
      unreadable: '{{file}} could not be read, or is too large.',
    },
  },
} as const;
