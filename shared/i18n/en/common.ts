/** Words that belong to no place in particular. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  dismiss: 'Dismiss',
  details: 'Details',
  /** Where a fact comes from. */
  evidence: {
    app: 'observed by the app',
    kernel: 'kernel’s socket table',
    wire: 'captured packet',
    told: 'explanation',
  },
  behaviour: {
    echo: 'echo',
    manual: 'manual',
    hello: 'hello',
    iterative: 'iterative echo',
    line: 'line echo',
    split: 'split echo',
    discard: 'discard',
    chargen: 'chargen',
    daytime: 'daytime',
  },
  engine: {
    auto: 'automatic',
    blocking: 'blocking',
    portable: 'portable',
  },
  clientBehaviour: {
    manual: 'manual',
    'read-once': 'read once',
    naive: 'one read a line',
    line: 'line by line',
  },
} as const;
