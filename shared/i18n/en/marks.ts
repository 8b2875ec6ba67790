/** Rows marked by a person, and what is noted beside them. */
export const marks = {
  title: 'Marks',
  toggle: 'Mark or unmark row',
  mark: 'Mark row',
  unmark: 'Take mark away',
  note: 'Mark row and write a note…',
  command: 'Show marks',
  list: 'Marked rows',
  empty: 'No row is marked.',
  emptyHint: 'Go to a row with ↑ and mark it with {{keys}}, or right-click it.',
  jump: 'Go to row',
  noteOf: 'Note on {{row}}',
  notePlaceholder: 'Note…',
  remove: 'Take mark away from {{row}}',
  removed: 'Mark on {{row}} taken away.',
  undo: 'Undo',
} as const;
