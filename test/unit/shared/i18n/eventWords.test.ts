import { type EventType, eventFieldSchemas } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { END, event, REFUSED, SEGMENT } from '../../../helpers/rows';

const spec = { kind: 'tcp-client' };

/** One of each, with fields as the contract has them. */
const FIELDS: Readonly<Record<EventType, object>> = {
  'session-opened': { spec },
  'session-closed': { bytesIn: 1, bytesOut: 2, durationMs: 3 },
  lookup: { host: 'localhost', addresses: [{ address: '::1', family: 'IPv6' }], durationMs: 0.6 },
  connecting: { host: '::1', port: 9190, timeoutMs: 1, attempt: 1 },
  attempt: { remote: END.remote },
  'attempt-failed': { remote: END.remote, error: REFUSED, durationMs: 1 },
  connected: { ...END, durationMs: 0.41 },
  'connect-failed': { error: REFUSED, durationMs: 3, retryInMs: 500 },
  listening: { local: END.local, backlog: 511 },
  'listen-failed': { error: { ...REFUSED, code: 'EADDRINUSE', explanation: 'in-use' } },
  accepted: END,
  dropped: { ...END, max: 2 },
  drained: { ...END, bytes: 65_536, durationMs: 3 },
  skipped: { fromSeq: 1, toSeq: 2, rows: 2, bytes: 9 },
  'log-trimmed': { bytes: 1_048_576, total: 2_097_152, reason: 'limit' },
  ended: { ...END, bytes: 6, automatic: false },
  'peer-ended': { ...END, bytes: 6 },
  'reset-sent': END,
  reset: { ...END, error: { ...REFUSED, code: 'ECONNRESET', explanation: 'reset' } },
  failed: { ...END, error: REFUSED },
  closed: { ...END, first: 'peer', bytesIn: 6, bytesOut: 6, durationMs: 12_034 },
  'reading-paused': END,
  'reading-resumed': END,
  'listening-stopped': { local: END.local },
  note: { note: 'line-received', n: 6 },
  state: { ...END, from: 'ESTABLISHED', to: 'CLOSE_WAIT', passed: [] },
  'accept-paused': { local: END.local },
  'accept-resumed': { local: END.local, one: true },
  'capture-started': { tool: 'tcpdump', interface: 'lo' },
  'capture-stopped': { reason: 'asked', packets: 10, unshown: 0 },
  segment: SEGMENT,
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
    delayMs: 0,
    after: 'stay',
    untold: 0,
  },
};

const words = (type: EventType, more: object = {}, language: (typeof LANGUAGES)[number] = 'en') =>
  eventWords(event(type, { ...FIELDS[type], ...more }), createTranslator(language).t, language);

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.keys(eventFieldSchemas) as EventType[])('%s has words without holes', (type) => {
    const { text } = words(type, {}, language);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/\{\{|undefined|NaN|traffic\.|explain\./);
  });
});

it('says the addresses, times and sizes that matter', () => {
  expect(words('connected').text).toBe('connected 127.0.0.1:9190 ⇄ 127.0.0.1:43276 · 0.4 ms');
  expect(words('lookup').text).toBe('lookup localhost → ::1 · 0.6 ms');
  expect(words('connecting').text).toContain('[::1]:9190');
  expect(words('log-trimmed').text).toContain('1,048,576 B');
});

it('gives the code of an error and what it means', () => {
  expect(words('listen-failed').text).toMatch(/EADDRINUSE.* — \S/);
  expect(words('connect-failed').text).toContain('next attempt in 500 ms');
});

it('tells variants apart', () => {
  expect(words('connecting', { attempt: 3 }).text).toContain('attempt 3');
  expect(words('connected', { explanation: 'self-connection' }).level).toBe('warn');
  expect(words('accepted', { remote: null }).text).toContain('already left');
  expect(words('ended', { automatic: true }).text).toContain('in answer to the peer');
  expect(words('closed').text).toContain('peer first');
  expect(words('closed', { first: 'local' }).text).toContain('we first');
  expect(words('closed', { first: null }).text).toMatch(/^closed ·/);
  expect(words('lookup', { error: { ...REFUSED, code: 'ENOTFOUND' } }).level).toBe('error');
});

it('tells what a program prints as it prints it, and our own notes in the language', () => {
  const note = (fields: object, language: 'en' | 'ko' = 'en') => words('note', fields, language).text;
  expect(note({ note: 'connected-client', n: 2 }, 'ko')).toBe('Connected client 2');
  expect(note({ note: 'message', text: '안녕' })).toBe('Message from server: 안녕');
  expect(note({ note: 'line-received', n: 6 }, 'ko')).toBe('server received 6 bytes');
  for (const own of ['waits', 'served-all', 'left-waiting', 'quit']) {
    expect(note({ note: own, n: 3 })).not.toMatch(/note|\{\{/);
    expect(note({ note: own, n: 3 }, 'ko')).toMatch(/\p{Script=Hangul}/u);
  }
});

it('calls states that nobody saw by that name', () => {
  expect(words('state').text).toBe('ESTABLISHED → CLOSE_WAIT');
  const passed = words('state', { to: 'TIME_WAIT', passed: ['FIN_WAIT_1', 'FIN_WAIT_2'] }).text;
  expect(passed).toMatch(/→ TIME_WAIT · via FIN_WAIT_1, FIN_WAIT_2 \(inferred\)/);
});

it('is loud only when something went wrong', () => {
  const loud = (Object.keys(FIELDS) as EventType[]).filter((type) => words(type).level !== 'info');
  expect(loud.sort()).toEqual([
    'attempt-failed',
    'connect-failed',
    'dropped',
    'failed',
    'listen-failed',
    'log-trimmed',
    'recording-failed',
    'recording-stopped',
    'reset',
    'reset-sent',
  ]);
});

it('tells a segment as its sender means it, and what is missing of a capture', () => {
  expect(words('segment').text).toBe('→ SYN ACK · seq 0 · ack 1 · win 65,535 · len 0');
  const push = { flags: ['PSH', 'ACK'], direction: 'in', relativeSequence: 1, bytes: 5, scaledWindow: 512 };
  expect(words('segment', { ...push, again: true }).text).toBe(
    '← PSH ACK · seq 1 · ack 1 · win 512 · len 5 · seen before',
  );
  expect(words('segment', { flags: [], relativeAcknowledgement: null }).text).toBe(
    '→ – · seq 0 · win 65,535 · len 0',
  );
  expect(words('capture-stopped')).toEqual({ text: 'capture ended: stopped · 10 packets', level: 'info' });
  const lossy = words('capture-stopped', {
    unshown: 2_000,
    dropped: 3,
    reason: 'tool-failed',
    detail: 'gone',
  });
  expect(lossy.level).toBe('warn');
  expect(lossy.text).toContain('(gone)');
  expect(lossy.text).toContain('2,000 more came too fast');
  expect(lossy.text).toContain('3 lost by the system');
});

it('tells which rule fired on what, and what follows', () => {
  expect(words('rule-fired')).toEqual({ text: 'rule “ping” fired on 6 B · reply 5 B', level: 'info' });
  expect(words('rule-fired', { name: '', delayMs: 1_500, after: 'reset', untold: 1_234 }).text).toBe(
    'rule “r1” fired on 6 B · reply 5 B · after 1.5 s · then reset · 1,234 more firings not listed',
  );
  expect(words('rule-fired', { after: 'close' }).text).toContain('then close');
  const broken = words('rule-fired', { problem: 'no-variable' });
  expect(broken).toMatchObject({ text: expect.stringContaining('no-variable'), level: 'warn' });
});
