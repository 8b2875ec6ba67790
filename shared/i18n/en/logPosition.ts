/** The scale of a log that is longer than what a pane has at hand. */
export const logPosition = {
  label: 'Position in the log',
  hint: 'The whole log: drag, or use the arrow and page keys, to jump anywhere in it',
  row: 'row {{n}} of {{of}}',
  rowAt: 'row {{n}} of {{of}} · {{time}}',
} as const;
