/** The view of a wire that shows which write became which reads. */
export const wireBytes = {
  label: 'Bytes',
  direction: {
    client: 'Client → server',
    server: 'Server → client',
  },
  groups: 'Writes and the reads they became',
  empty: 'No bytes yet.',
  stream:
    'TCP is a stream of bytes: byte n that is written is byte n that is read, but where a write ended is told to nobody. ○',
  partial:
    'Some rows are not here: there may have been more. Where they are missing, no write is joined to a read.',

  writes_one: '{{n}} write',
  writes_other: '{{n}} writes',
  reads_one: '{{n}} read',
  reads_other: '{{n}} reads',
  became: '{{sent}} → {{got}}',
  same: '{{written}} = {{read}}',
  differ: '{{written}} written, {{read}} read',
  onItsWay: '{{size}} on its way',
  neverRead: '{{size}} never read',
  unknown: 'rows are missing, so what became of it is not known',
  readsElsewhere: 'its reads are not seen here',
  writesElsewhere: 'its writes are not seen here',
  lesson: {
    kept: 'the boundary held, this time',
    split: 'read in pieces',
    joined: 'read as one',
    cut: 'cut anew in between',
  },

  range: '{{from}}–{{to}}',
  at: 'from byte {{n}}',
  several: '×{{n}} · {{size}}',
  writeBoxes: 'Writes',
  readBoxes: 'Reads',
  elsewhere: 'not seen here',
} as const;
