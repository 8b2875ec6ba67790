/** What a filter can say, by example. The page about the filter in `docs/guide` says the rest. */
export const HELP = [
  { topic: 'dir', example: 'dir:in' },
  { topic: 'size', example: 'size>100' },
  { topic: 'text', example: 'text:/re/' },
  { topic: 'hex', example: 'hex:"aa ?? bb"' },
  { topic: 'conn', example: 'conn:3' },
  { topic: 'event', example: 'event:closed' },
  { topic: 'time', example: 'time>12:03:04' },
  { topic: 'mark', example: 'mark:' },
  { topic: 'not', example: '-dir:out' },
  { topic: 'or', example: '(conn:1 or conn:2)' },
] as const;
