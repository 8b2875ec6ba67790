/** The guided scenarios as data: what a page must know to show them. What their steps do is the host's affair. */

export interface Outline {
  /** In the order of doing. */
  readonly steps: readonly string[];
  /** Shown once the step `after` is done or passed over. `correction`: of a mistake in the course notes. */
  readonly cards: readonly {
    readonly id: string;
    readonly after: string;
    readonly kind: 'note' | 'correction';
  }[];
  /** One question, once the step `after` is done or passed over. */
  readonly quiz: {
    readonly after: string;
    readonly options: readonly string[];
    readonly right: string;
  } | null;
}

export const OUTLINES = {
  hello: {
    steps: ['start', 'connect', 'timeWait', 'refused', 'restart'],
    cards: [
      { id: 'nul', after: 'connect', kind: 'note' },
      { id: 'bindError', after: 'restart', kind: 'note' },
    ],
    quiz: null,
  },
  iterative: {
    steps: ['firstEcho', 'secondWaits', 'nextServed', 'sixthWaits', 'over'],
    cards: [
      { id: 'newSocket', after: 'nextServed', kind: 'correction' },
      { id: 'falseEcho', after: 'over', kind: 'note' },
    ],
    quiz: { after: 'over', options: ['helloInput', 'echoInput', 'bothInput'], right: 'echoInput' },
  },
  backlog: {
    steps: ['freeze', 'connectTen', 'typeQueued', 'acceptOne', 'thaw'],
    cards: [
      { id: 'onlyQueued', after: 'typeQueued', kind: 'note' },
      { id: 'backlogPlusOne', after: 'thaw', kind: 'correction' },
    ],
    quiz: null,
  },
  sockets: {
    steps: ['start', 'connectTwo', 'closeOne', 'stopListening'],
    cards: [
      { id: 'descriptors', after: 'connectTwo', kind: 'note' },
      { id: 'whichDescriptor', after: 'stopListening', kind: 'correction' },
    ],
    quiz: null,
  },
  concurrency: {
    steps: ['open', 'say', 'closeFirst'],
    cards: [
      { id: 'fork', after: 'say', kind: 'note' },
      { id: 'onlyIterative', after: 'closeFirst', kind: 'correction' },
    ],
    quiz: null,
  },
  handshake: {
    steps: ['connect', 'refused', 'silence', 'cancel'],
    cards: [
      { id: 'listenStays', after: 'connect', kind: 'correction' },
      { id: 'synAndAck', after: 'refused', kind: 'correction' },
      { id: 'header', after: 'cancel', kind: 'note' },
    ],
    quiz: null,
  },
  closing: {
    steps: ['connect', 'clientFirst', 'serverFirst', 'gone'],
    cards: [{ id: 'timeWait', after: 'gone', kind: 'correction' }],
    quiz: { after: 'serverFirst', options: ['server', 'client', 'first'], right: 'first' },
  },
  'half-close': {
    steps: ['connect', 'halfClose', 'stillHere', 'serverCloses', 'leak', 'cleanUp'],
    cards: [{ id: 'notOnlyEstablished', after: 'stillHere', kind: 'correction' }],
    quiz: null,
  },
  states: {
    steps: [
      'listen',
      'synSent',
      'established',
      'finWait1',
      'finWait2',
      'lastAck',
      'closing',
      'timeWait',
      'closed',
    ],
    cards: [
      { id: 'simultaneous', after: 'closing', kind: 'correction' },
      { id: 'synReceived', after: 'closed', kind: 'note' },
    ],
    quiz: null,
  },
  endings: {
    steps: ['open', 'close', 'reset', 'unread', 'kill', 'lateWrite'],
    cards: [{ id: 'table', after: 'kill', kind: 'note' }],
    quiz: null,
  },
  boundaries: {
    steps: ['hello', 'late', 'leftovers', 'joined', 'many', 'hangul'],
    cards: [
      { id: 'assignment', after: 'late', kind: 'correction' },
      { id: 'ctrlD', after: 'hangul', kind: 'note' },
    ],
    quiz: null,
  },
  backpressure: {
    steps: ['pause', 'fill', 'resume'],
    cards: [{ id: 'blockingWrite', after: 'fill', kind: 'note' }],
    quiz: null,
  },
  keepalive: {
    steps: ['connect', 'quiet'],
    cards: [
      { id: 'offByDefault', after: 'quiet', kind: 'correction' },
      { id: 'unreachable', after: 'quiet', kind: 'correction' },
      { id: 'lab', after: 'quiet', kind: 'note' },
    ],
    quiz: null,
  },
  addresses: {
    steps: [
      'servers',
      'matrix',
      'inUse',
      'notOurs',
      'privileged',
      'unknownName',
      'badPort',
      'bothRefused',
      'farAway',
    ],
    cards: [{ id: 'anyAddress', after: 'matrix', kind: 'note' }],
    quiz: null,
  },
} as const satisfies Record<string, Outline>;

export type ScenarioId = keyof typeof OUTLINES;
export type StepOf<S extends ScenarioId> = (typeof OUTLINES)[S]['steps'][number];
export type CardOf<S extends ScenarioId> = (typeof OUTLINES)[S]['cards'][number]['id'];
export type QuizOf<S extends ScenarioId> = (typeof OUTLINES)[S]['quiz'];

/** In the order of the course. */
export const SCENARIO_IDS = Object.keys(OUTLINES) as [ScenarioId, ...ScenarioId[]];

/** The outline of a scenario, without the exact names that its type knows. */
export function outlineOf(scenario: ScenarioId): Outline {
  return OUTLINES[scenario];
}
