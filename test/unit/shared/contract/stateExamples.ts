/** Examples of errors, events and state: what others are made of. */
import type { HostNotice } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import type { EventFields, EventType } from '@shared/contract/events';
import { sessionSpecSchema } from '@shared/contract/spec';
import type { SessionState, SocketState } from '@shared/contract/state';

export const local = { address: '127.0.0.1', port: 9190, family: 'IPv4' as const };
export const remote = { address: '::1', port: 40_000, family: 'IPv6' as const };
export const ends = { local, remote };
export const server = sessionSpecSchema.parse({ kind: 'tcp-server', keepAlive: { delayMs: 1_000 } });
export const client = sessionSpecSchema.parse({
  kind: 'tcp-client',
  port: 1,
  localAddress: '::1',
  localPort: 3,
});

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
  'log-trimmed': { bytes: 10, total: 20, reason: 'limit' },
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
  'recording-started': { file: '/tmp/a.pcapng' },
  'recording-stopped': {
    file: '/tmp/a.pcapng',
    files: 1,
    bytes: 2_048,
    packets: 12,
    missingBytes: 7,
    durationMs: 10,
  },
  'recording-failed': {
    file: '/tmp/a.pcapng',
    trouble: 'disk-full',
    detail: 'ENOSPC',
    files: 1,
    bytes: 2_048,
  },
  'rule-fired': {
    rule: 'r1',
    name: 'ping',
    matched: 7,
    bytes: 6,
    reply: 5,
    delayMs: 10,
    after: 'close',
    untold: 2,
    problem: 'no-variable',
  },
};

export const session: SessionState = {
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
  recorded: { name: 'a.pcapng', epochMs: 1_000 },
  kernel: { state: 'LISTEN', sendQueue: 0, receiveQueue: 2, descriptor: 21 },
  log: { bytes: 6, spilled: 4, firstSeq: 7, rows: 9, firstRow: 2, trimmed: 8 },
};

export const socket: SocketState = {
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
