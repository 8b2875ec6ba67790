/** The user guide in the app; its text is in docs/guide. */
export const guide = {
  title: 'User guide',
  pages: 'Pages of the guide',
  search: 'Search the guide',
  nothing: 'No page has these words.',
  section: {
    begin: 'First steps',
    tcp: 'TCP from both ends',
    course: 'The course',
    send: 'Sending',
    automatic: 'By itself',
    look: 'Looking',
    keep: 'Keeping',
    around: 'Around the app',
  },
} as const;
