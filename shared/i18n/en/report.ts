/** What is said about unexpected errors. */
export const report = {
  show: 'Report of problems',
  lead: 'This is the whole report. It says where something unexpected went wrong, and contains no traffic.',
  copy: 'Copy report',
  copied: 'The report is on the clipboard. It contains no traffic.',
  notCopied: 'The report cannot be copied now.',
} as const;
