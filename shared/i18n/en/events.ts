/** The view of all events, and the panel that explains one. */
export const events = {
  title: 'Events',
  table: 'Events of all sessions',
  filter: 'Filter',
  allSessions: 'All sessions',
  session: 'Session',
  group: {
    life: 'Life',
    opening: 'Opening',
    data: 'Data',
    ending: 'Ending',
    control: 'Control',
  },
  search: 'Search events',
  empty: 'No events yet.',
  emptyFiltered: 'No event matches the filter.',
  clearFilter: 'Show all',
  truncated: 'Older events are no longer kept.',

  goTo: 'Show in its pane',

  explanation: 'Explanation',
  whatHappened: 'What happened',
  whatNext: 'What to do next',
  attempts: 'Addresses tried',
  systemSays: 'The system says',
} as const;
