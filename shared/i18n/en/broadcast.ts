/** What is sent in one pane goes to the others too. */
export const broadcast = {
  start: 'Broadcast typing to all panes',
  badge: 'Broadcast',
  reaches_one: 'sent here and in {{n}} other pane',
  reaches_other: 'sent here and in {{n}} other panes',
  alone: 'no other pane is connected and taken in',
  excluded: 'left out: what is sent here stays here',
  exclude: 'Leave out',
  include: 'Take in',
  off: 'Switch off',
  stop: 'Switch broadcast typing off',
  what: 'Broadcast to {{pane}}',
} as const;
