import type {
  CommandInput,
  CommandName,
  CommandValue,
  HostNotice,
  HostNoticeName,
  ViewNotice,
  ViewNoticeName,
} from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import type { EventFields, EventType } from '@shared/contract/events';
import { sessionSpecSchema } from '@shared/contract/spec';
import type { SessionState, SocketState } from '@shared/contract/state';

const local = { address: '127.0.0.1', port: 9190, family: 'IPv4' as const };
const remote = { address: '::1', port: 40_000, family: 'IPv6' as const };
const ends = { local, remote };
const server = sessionSpecSchema.parse({ kind: 'tcp-server', keepAlive: { delayMs: 1_000 } });
const client = sessionSpecSchema.parse({ kind: 'tcp-client', port: 1, localAddress: '::1', localPort: 3 });

export const error: ErrorInfo = {
  code: 'ECONNREFUSED',
  message: 'connect ECONNREFUSED',
  syscall: 'connect',
  address: '127.0.0.1',
  port: 9190,
  explanation: 'refused',
  attempts: [
    {
      code: 'ECONNREFUSED',
      message: 'refused',
      syscall: 'connect',
      address: '::1',
      port: 1,
      explanation: 'refused',
    },
  ],
};

/** One event of every type, with every field it can have. */
export const events: { [T in EventType]: EventFields<T> } = {
  'session-opened': { spec: client },
  'session-closed': { bytesIn: 1, bytesOut: 2, durationMs: 3.5 },
  lookup: { host: 'localhost', addresses: [{ address: '::1', family: 'IPv6' }], error, durationMs: 1 },
  connecting: { host: 'localhost', port: 9190, timeoutMs: 10_000, attempt: 1 },
  attempt: { remote },
  'attempt-failed': { remote, error, durationMs: 0.2 },
  connected: { ...ends, durationMs: 0.4, explanation: 'self-connection' },
  'connect-failed': { error, durationMs: 9, retryInMs: 500 },
  listening: { local, backlog: 511 },
  'listen-failed': { error },
  accepted: { ...ends, explanation: 'left-before-accept' },
  dropped: { ...ends, max: 3, explanation: 'over-max-connections' },
  drained: { ...ends, bytes: 6, durationMs: 0.1 },
  skipped: { fromSeq: 3, toSeq: 9, rows: 4, bytes: 4_000 },
  'log-trimmed': { bytes: 10, total: 20 },
  ended: { ...ends, bytes: 6, automatic: true },
  'peer-ended': { ...ends, bytes: 6 },
  'reset-sent': ends,
  reset: { ...ends, error },
  failed: { ...ends, error },
  closed: { ...ends, first: 'peer', bytesIn: 6, bytesOut: 7, durationMs: 8, retryInMs: 500 },
  'reading-paused': ends,
  'reading-resumed': ends,
  'listening-stopped': { local },
  note: { note: 'connected-client', n: 1 },
  state: { local, remote, from: 'ESTABLISHED', to: 'TIME_WAIT', passed: ['FIN_WAIT_1', 'FIN_WAIT_2'] },
  'accept-paused': { local },
  'accept-resumed': { local, one: true },
  'capture-started': { tool: 'dumpcap', interface: 'lo' },
  'capture-stopped': { reason: 'tool-failed', packets: 3, unshown: 2, dropped: 1, detail: 'killed' },
  segment: {
    ...ends,
    direction: 'out',
    flags: ['SYN', 'ACK'],
    sequence: 4_294_967_295,
    acknowledgement: 7,
    relativeSequence: 0,
    relativeAcknowledgement: 1,
    fromSyn: true,
    window: 65_535,
    scaledWindow: 1_073_725_440,
    bytes: 6,
    again: true,
    options: [
      { kind: 'mss', bytes: 65_495 },
      { kind: 'window-scale', shift: 14 },
      { kind: 'sack-permitted' },
      { kind: 'sack', blocks: [{ from: 1, to: 2 }] },
      { kind: 'timestamps', value: 1, echo: 2 },
      { kind: 'other', number: 34, length: 2 },
    ],
  },
};

const session: SessionState = {
  session: 1,
  spec: server,
  phase: 'listening',
  openedAt: 1.5,
  local,
  error,
  retryAt: 9.5,
  bytesIn: 1,
  bytesOut: 2,
  accepted: 3,
  dropped: 4,
  open: 5,
  accepting: 'frozen',
  capturing: true,
  kernel: { state: 'LISTEN', sendQueue: 0, receiveQueue: 2, descriptor: 21 },
  log: { bytes: 6, firstSeq: 7, trimmed: 8 },
};

const socket: SocketState = {
  session: 1,
  socket: 2,
  phase: 'open',
  ...ends,
  openedAt: 3.5,
  bytesIn: 4,
  bytesOut: 5,
  queued: 6,
  readingPaused: true,
  kernel: { state: 'ESTABLISHED', sendQueue: 3, receiveQueue: null, descriptor: null },
};

export const state: HostNotice<'state'> = {
  reset: true,
  now: 10.5,
  sessions: [session],
  closedSessions: [7],
  sockets: [socket],
  closedSockets: [{ session: 1, socket: 9, last: null }],
};

const one = { session: 1 };
const oneSocket = { session: 1, socket: 2 };

export const params: { [N in CommandName]: CommandInput<N> } = {
  hello: { contract: 1, language: 'ko' },
  'view.language': { language: 'en' },
  'view.watch': { session: 0, rows: 100 },
  'view.unwatch': { session: 0 },
  'log.read': { session: 0, stream: 1, range: { from: 1, to: 9 }, limit: 100, full: true },
  'session.open': { spec: server },
  'session.close': one,
  'session.listen': one,
  'session.stop-listening': one,
  'session.connect': one,
  'session.cancel': one,
  'capture.check': {},
  'session.capture': one,
  'session.stop-capture': one,
  'session.freeze-accept': one,
  'session.release-accept': { session: 1, one: true },
  'socket.send': { session: 1, to: 'all', data: 'aGVsbG8=' },
  'socket.end': oneSocket,
  'socket.close': oneSocket,
  'socket.reset': oneSocket,
  'socket.pause': oneSocket,
  'socket.resume': oneSocket,
  'scenario.start': { scenario: 'half-close' },
  'scenario.act': { run: 1, step: 0 },
  'scenario.play': { run: 1, playing: true },
  'scenario.stop': { run: 1, keepPanes: true },
};

export const values: { [N in CommandName]: CommandValue<N> } = {
  hello: {
    contract: 1,
    host: 'web',
    engine: 'e',
    epochMs: 1.5,
    platform: 'linux',
    version: '0.1.0',
    kernel: true,
    somaxconn: 4096,
  },
  'view.language': {},
  'view.watch': { firstSeq: 1 },
  'view.unwatch': {},
  'log.read': { rows: 1, bytes: 2, firstSeq: 3, nextSeq: 4 },
  'session.open': one,
  'session.close': {},
  'session.listen': {},
  'session.stop-listening': {},
  'session.connect': {},
  'session.cancel': {},
  'capture.check': { available: false, reason: 'not-permitted', detail: 'EACCES' },
  'session.capture': {},
  'session.stop-capture': {},
  'session.freeze-accept': {},
  'session.release-accept': {},
  'socket.send': { sockets: 1 },
  'socket.end': {},
  'socket.close': {},
  'socket.reset': {},
  'socket.pause': {},
  'socket.resume': {},
  'scenario.start': { run: 1 },
  'scenario.act': {},
  'scenario.play': {},
  'scenario.stop': {},
};

export const viewNotices: { [N in ViewNoticeName]?: ViewNotice<N> } = {
  credit: { session: 1, drawn: 65_536 },
};
const scenario: HostNotice<'scenario'> = {
  run: {
    scenario: 'hello',
    run: 3,
    playing: true,
    panes: [{ role: 'server', session: 1 }],
    steps: [
      {
        status: 'done',
        facts: [{ evidence: 'kernel', fact: 'timeWait', values: { from: '9190', n: 13 } }],
        lacks: null,
        problem: 'refused before',
      },
      { status: 'unavailable', facts: [], lacks: 'kernel', problem: 'none' },
      { status: 'failed', facts: [], lacks: null, problem: 'nobody is connected' },
    ],
  },
};

export const hostNotices: { [N in HostNoticeName]: HostNotice<N> } = {
  state,
  menu: { command: 'find' },
  scenario,
};
