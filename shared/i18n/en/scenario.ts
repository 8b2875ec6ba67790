/** Around the guided scenarios; what they say themselves is in `scenarios/`. */
export const scenario = {
  region: 'Scenario',
  number: 'Scenario {{n}} of {{total}}',
  /** In the list of all commands. */
  command: 'Scenario {{n}}: {{title}}',
  start: 'Start the scenario',
  progress: 'Steps behind you',
  progressOf: '{{n}} of {{total}}',
  steps: 'Steps',
  panes: 'Panes of this scenario',
  /** A pane of it: `A: Client → 127.0.0.1:9190`. */
  pane: '{{role}}: {{title}}',

  /** Where a step stands. */
  status: {
    waiting: 'waiting',
    open: 'its turn',
    acting: 'being done',
    done: 'done',
    failed: 'not seen yet',
    unavailable: 'not available here',
  },
  /** Said by the page when a step ticks. */
  stepDone: 'Step {{n}} done',
  act: 'Do this step',
  again: 'Try again',
  acting: 'Being done…',
  playing: 'Doing all steps…',
  play: 'Do all steps',
  pause: 'Pause',
  startOver: 'Start over',
  leave: 'Leave',
  leaveClose: 'Leave and close its panes',
  leaveKeep: 'Leave and keep its panes',
  byHand: 'Or do it yourself in the panes: the step ticks as soon as it is seen.',
  refused: 'This was refused: {{problem}}',
  notSeen: 'What should have happened has not been seen. Try again, or do it by hand in the panes.',
  seen: 'What was seen',

  card: {
    note: 'Note',
    correction: 'Correction of the notes',
  },
  quiz: {
    title: 'Question',
    right: 'Right.',
    wrong: 'Not quite.',
  },

  finished: {
    title: 'Finished',
    all_one: 'The one step was seen on real sockets.',
    all_other: 'All {{n}} steps were seen on real sockets.',
    some_one: '{{seen}} steps were seen on real sockets; {{n}} step is not available here.',
    some_other: '{{seen}} steps were seen on real sockets; {{n}} steps are not available here.',
    next: 'Next: {{title}}',
    choose: 'Choose another scenario',
  },

  picker: {
    title: 'Scenarios',
    lead: 'Each opens real panes on free ports and ticks its steps from what is really seen.',
    find: 'Find a scenario…',
    none: 'No such scenario.',
    running: 'running',
  },

  question: {
    title: 'Leave the running scenario?',
    text: '“{{title}}” is running. Its panes are closed before the other one begins; your own panes stay.',
    confirm: 'Close its panes and start',
    cancel: 'Stay here',
  },

  /** What panes are called, unless it is a letter, a number or an address. */
  role: {
    server: 'server',
    client: 'client',
    second: 'second client',
    iterative: 'iterative',
    concurrent: 'concurrent',
    stopped: 'stopped',
    refused: 'refused',
    full: 'full',
    silent: 'no answer',
    frozen: 'frozen',
    inHand: 'accepted',
    firstInLine: 'first in line',
    secondInLine: 'second in line',
    outside: 'outside',
    naive: 'client of the notes',
    line: 'line client',
    echo: 'plain echo',
    receiver: 'receiver',
    sender: 'sender',
    greedy: 'long message',
    asks: 'keepalive',
    neverAsks: 'no keepalive',
    samePort: 'same port',
    notOurs: 'not ours',
    port80: 'port 80',
    noName: 'no such name',
    closedPort: 'closed port',
    farAway: 'far away',
  },

  lacks: {
    kernel: 'This system’s socket table cannot be read here.',
    blocking: 'Servers that really do not accept are not available here.',
    ipv6: 'This machine has no IPv6 loopback address.',
    'both-families': 'The name localhost does not stand for an IPv4 and an IPv6 address here.',
    linux: 'Only Linux does this.',
    'no-root': 'Not as the administrator: root may use every port.',
    child: 'No other program can be started here.',
  },
};
