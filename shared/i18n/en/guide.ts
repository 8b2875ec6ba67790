/** The user guide in the app; its text is in docs/guide. */
export const guide = {
  title: 'User guide',
  pages: 'Pages of the guide',
  search: 'Search the guide',
  nothing: 'No page has these words.',
} as const;
