/** How far what is kept and told goes: rules, framings, specs, snippets, events. */
import { addressSchema, portSchema } from '@shared/contract/address';
import { errorInfoSchema } from '@shared/contract/errors';
import { eventFieldSchemas, isPromptDrain } from '@shared/contract/events';
import { describeIssues } from '@shared/contract/issues';
import { ruleSetSchema } from '@shared/contract/rules';
import { factSchema, scenarioRunSchema } from '@shared/contract/scenario';
import { SNIPPET_KEYS, snippetContentSchema, snippetSchema } from '@shared/contract/snippet';
import { clientSpecSchema, hostSchema, serverSpecSchema, sessionSpecSchema } from '@shared/contract/spec';
import { kernelSocketSchema, sessionStateSchema } from '@shared/contract/state';
import { framingSchema } from '@shared/framing/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event } from '../../../helpers/rows';
import { chars, type Edge, expectEdge, many } from './edges';
import * as examples from './examples';

const ADDRESS = { address: '::1', port: 1, family: 'IPv6' };

describe('an address', () => {
  it.each<Edge>([
    ['port', [0, 65_535], [-1, 65_536, 80.5, '80', null]],
    ['family', ['IPv4', 'IPv6'], ['ipv4', 4, null]],
    ['address', ['x'], ['', null]],
  ])('%s', (...edge) => expectEdge(addressSchema, ADDRESS, edge));

  it('port 0 is a request and no port', () => {
    expect([0, 1, 65_535, 65_536].map((port) => portSchema.safeParse(port).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a host', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    'xn--9t4b11yi5a.com',
    '한글.한국',
    'my_host.local.',
    'a'.repeat(253),
  ])('may be %j', (host) => {
    expect(hostSchema.parse(host)).toBe(host);
  });

  it.each([
    '',
    ' ',
    'a b',
    'a\tb',
    'http://a',
    'a/b',
    '[::1]',
    'a[',
    'me@a',
    'a\u0000',
    'a\u007f',
    'a\u2028b',
  ])('is never %j', (host) => {
    expect(hostSchema.safeParse(host).success).toBe(false);
  });

  it('is trimmed before it is measured', () => {
    expect(hostSchema.parse(` ${'a'.repeat(253)}\n`)).toHaveLength(253);
    expect(hostSchema.safeParse('a'.repeat(254)).success).toBe(false);
  });
});

describe('a spec', () => {
  const server = sessionSpecSchema.parse({ kind: 'tcp-server' });
  const client = sessionSpecSchema.parse({ kind: 'tcp-client', port: 1 });

  it.each<Edge>([
    ['port', [0, 65_535], [-1, 65_536, null]],
    ['backlog', [1, 65_535], [0, 65_536]],
    ['maxConnections', [null, 1, 1_000_000], [0, 1_000_001]],
    [
      'keepAlive',
      [null, { delayMs: 1_000 }, { delayMs: 86_400_000 }],
      [{}, { delayMs: 999 }, { delayMs: 86_400_001 }],
    ],
    ['engine', [null, 'blocking', 'portable'], ['native', '']],
    ['kind', ['tcp-server'], ['tcp-client', 'server']],
  ])('of a server: %s', (...edge) => expectEdge(serverSpecSchema, server, edge));

  it.each<Edge>([
    ['port', [1, 65_535], [0, 65_536]],
    ['localPort', [null, 1, 65_535], [0, 65_536]],
    [
      'localAddress',
      [null, '127.0.0.1', '::1', '::ffff:1.2.3.4'],
      ['', 'localhost', '127.0.0.256', '1.2.3', '[::1]'],
    ],
    ['connectTimeoutMs', [1, 600_000], [0, 600_001]],
    ['reconnect', ['manual', 'auto'], ['never', true]],
    ['behaviour.name', ['manual', 'line'], ['echo', '']],
  ])('of a client: %s', (...edge) => expectEdge(clientSpecSchema, client, edge));

  it('has no field of the other kind', () => {
    for (const field of ['backlog', 'maxConnections', 'ipv6Only', 'engine'])
      expect(sessionSpecSchema.safeParse({ ...client, [field]: null }).success, field).toBe(false);
    for (const field of ['localAddress', 'localPort', 'reconnect', 'connectTimeoutMs'])
      expect(sessionSpecSchema.safeParse({ ...server, [field]: null }).success, field).toBe(false);
  });

  it('once whole stays as it is: what is told is what is run', () => {
    const input = fc.record(
      {
        kind: fc.constant('tcp-server'),
        port: fc.integer({ min: 0, max: 65_535 }),
        halfOpen: fc.boolean(),
        noDelay: fc.boolean(),
        keepAlive: fc.option(fc.record({ delayMs: fc.integer({ min: 1_000, max: 86_400_000 }) })),
        behaviour: fc.constantFrom({ name: 'echo' }, { name: 'split' }, { name: 'iterative', buffer: 7 }),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(input, (given) => {
        const spec = sessionSpecSchema.parse(given);
        expect(sessionSpecSchema.parse(spec)).toEqual(spec);
        expect(sessionSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
        expect(spec).toMatchObject(given);
      }),
    );
  });
});

describe('a framing', () => {
  const kinds = {
    line: { kind: 'line', max: 1 },
    delimiter: { kind: 'delimiter', hex: '0a', max: 1 },
    length: { kind: 'length', size: 2, endian: 'big', offset: 0, includesItself: false, max: 1 },
    fixed: { kind: 'fixed', bytes: 1 },
    idle: { kind: 'idle', ms: 1, max: 1 },
  };

  it.each<readonly [keyof typeof kinds, ...Edge]>([
    ['line', 'max', [1, 65_536], [0, 65_537, 1.5]],
    [
      'delimiter',
      'hex',
      ['00', 'aF', chars(128).replaceAll('x', '0')],
      ['', '0', '0g', '0x00', '0 0', '0'.repeat(130)],
    ],
    ['delimiter', 'max', [1, 65_536], [0, 65_537]],
    ['length', 'size', [1, 2, 4], [0, 3, 8, '2']],
    ['length', 'endian', ['big', 'little'], ['network', '']],
    ['length', 'offset', [0, 64], [-1, 65]],
    ['fixed', 'bytes', [1, 65_536], [0, 65_537]],
    ['idle', 'ms', [1, 60_000], [0, 60_001]],
  ])('%s: %s', (kind, ...edge) => expectEdge(framingSchema, kinds[kind], edge));

  it('has its usual numbers', () => {
    expect(framingSchema.parse({ kind: 'length' })).toEqual({
      ...{ kind: 'length', size: 2, endian: 'big', offset: 0, includesItself: false },
      max: 65_536,
    });
  });
});

describe('rules', () => {
  const rule = {
    ...{ id: 'a', name: '', enabled: true, match: { kind: 'exact', pattern: 'a' } },
    ...{
      reply: { mode: 'text', text: '', ending: 'none' },
      delayMs: 0,
      once: false,
      after: 'stay',
      goOn: false,
    },
  };
  const set = { version: 1, framing: { kind: 'line', max: 9 }, encoding: 'utf-8', rules: [rule] };
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => ({ ...rule, id: `r${i}` }));

  it.each<Edge>([
    ['version', [1], [0, 2, '1']],
    ['encoding', ['utf-8', 'euc-kr', 'latin-1'], ['utf8', '']],
    ['rules', [[], numbered(200)], [numbered(201)]],
    ['rules.0.id', ['a', chars(64)], ['', chars(65)]],
    ['rules.0.name', ['', chars(80)], [chars(81)]],
    ['rules.0.match.kind', ['exact', 'contains', 'starts', 'ends', 'regex', 'hex'], ['glob']],
    ['rules.0.match.pattern', ['', chars(4_096)], [chars(4_097)]],
    ['rules.0.reply.text', ['', chars(16_384)], [chars(16_385)]],
    ['rules.0.reply.mode', ['text', 'hex'], ['file']],
    ['rules.0.delayMs', [0, 600_000], [-1, 600_001, 0.5]],
    ['rules.0.after', ['stay', 'close', 'reset'], ['end']],
  ])('%s', (...edge) => expectEdge(ruleSetSchema, set, edge));

  it('with the same id twice are refused, and say so', () => {
    const parsed = ruleSetSchema.safeParse({ ...set, rules: [rule, { ...rule, id: 'b' }, rule] });
    expect(parsed.error?.issues).toMatchObject([{ path: ['rules'], message: 'two rules have the same id' }]);
    expect(parsed.error && describeIssues(parsed.error)).toContain('two rules have the same id');
  });

  it('of nearly nothing are whole: what answers, and how', () => {
    const short = { version: 1, rules: [{ id: 'a', match: { kind: 'exact', pattern: 'a' } }] };
    expect(ruleSetSchema.parse(short)).toEqual({ ...set, framing: { kind: 'line', max: 65_536 } });
  });
});

describe('a snippet', () => {
  const content = {
    ...{ name: 'ping', folder: '', mode: 'text', encoding: 'utf-8', ending: 'lf' },
    ...{ key: null, text: 'PING' },
  };

  it.each<Edge>([
    ['name', ['a', chars(80)], ['', '  ', chars(81)]],
    ['folder', ['', chars(80)], [chars(81), null]],
    ['key', [null, ...SNIPPET_KEYS], ['Shift+F1', 'Shift+F5', 'Shift+F6', 'Shift+F10', 'F2', '']],
    ['text', ['', chars(65_536)], [chars(65_537)]],
  ])('%s', (...edge) => expectEdge(snippetContentSchema, content, edge));

  it('in a file has no id, and in the app has one', () => {
    expect(snippetContentSchema.safeParse({ ...content, id: 'a' }).success).toBe(false);
    expectEdge(snippetSchema, { ...content, id: 'a' }, ['id', ['a', chars(64)], ['', chars(65), undefined]]);
  });

  it('is called what is left without the spaces around', () => {
    expect(snippetContentSchema.parse({ ...content, name: ' a b ', folder: ' ' })).toMatchObject({
      name: 'a b',
      folder: '',
    });
  });
});

describe('events', () => {
  const END = { local: null, remote: null };

  it.each<readonly [keyof typeof eventFieldSchemas, ...Edge]>([
    ['closed', 'first', ['local', 'peer', null], ['both', undefined]],
    ['closed', 'bytesIn', [0, Number.MAX_SAFE_INTEGER], [-1, 0.5]],
    ['closed', 'durationMs', [0, 0.001], [-0.001]],
    ['closed', 'retryInMs', [0, undefined], [-1, null]],
    ['connecting', 'attempt', [1], [0, 1.5]],
    ['attempt', 'remote', [ADDRESS], [null]],
    ['accepted', 'remote', [ADDRESS, null], [undefined]],
    ['connected', 'explanation', ['self-connection', undefined], ['hello', '']],
    ['log-trimmed', 'reason', ['limit', 'disk-slow', 'disk-failed'], ['age']],
    ['state', 'to', ['TIME_WAIT', 'CLOSED'], ['TIME-WAIT', 'time_wait']],
    ['state', 'passed', [[], ['SYN_RECEIVED', 'ESTABLISHED']], [['SYN_RCVD'], null]],
    ['note', 'note', ['quit', 'remark'], ['bye']],
    ['segment', 'sequence', [0, 0xffff_ffff], [-1, 0x1_0000_0000]],
    ['segment', 'acknowledgement', [null, 0, 0xffff_ffff], [-1, undefined]],
    ['segment', 'relativeSequence', [-5, 0, 2 ** 40], [0.5, null]],
    ['segment', 'window', [0, 65_535], [-1, 65_536]],
    ['segment', 'scaledWindow', [null, 0, 1_073_725_440], [-1]],
    ['segment', 'direction', ['in', 'out'], ['received']],
    ['segment', 'flags', [[], ['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG', 'ECE', 'CWR']], [['syn'], 'SYN']],
    [
      'segment',
      'options',
      [[], [{ kind: 'sack', blocks: [] }]],
      [[{ kind: 'mss' }], [{ kind: 'mss', bytes: 65_536 }]],
    ],
    ['segment', 'options.1.shift', [0, 255], [-1, 256]],
    ['rule-fired', 'matched', [0], [-1]],
  ])('%s: %s', (type, ...edge) => expectEdge(eventFieldSchemas[type], examples.events[type], edge));

  it('a prompt drain is one that took less than a tenth of a second', () => {
    const drained = (durationMs: number) => isPromptDrain(event('drained', { ...END, bytes: 1, durationMs }));
    expect([0, 99.999, 100, 5_000].map(drained)).toEqual([true, true, false, false]);
    expect(isPromptDrain(event('closed', { durationMs: 0 }))).toBe(false);
  });

  it('an error has a code and its explanation, and attempts have none of their own', () => {
    for (const edge of [
      ['code', ['E'], ['', null]],
      ['explanation', ['refused', 'internal'], ['', 'none', undefined]],
      ['port', [0, 9190, undefined], ['80', 0.5]],
      ['attempts', [undefined, []], [null, [{ ...examples.error }]]],
    ] satisfies Edge[])
      expectEdge(errorInfoSchema, examples.error, edge);
  });
});

describe('state', () => {
  const { state, scenario } = examples.hostNotices;

  it.each<Edge>([
    ['accepting', [null, 'open', 'frozen'], ['closed', undefined]],
    ['recorded', [null, { name: '', epochMs: 0.5 }], [{ name: 'a' }, undefined]],
    ['retryAt', [null, 0.5], [undefined, '1']],
    ['phase', ['opening', 'stopped', 'waiting', 'disconnected'], ['open', 'closed']],
    ['log.firstSeq', [0], [-1, 0.5]],
  ])('of a session: %s', (...edge) => expectEdge(sessionStateSchema, state.sessions[0], edge));

  it.each<Edge>([
    ['sendQueue', [null, 0], [-1, undefined]],
    ['descriptor', [null, 0], [-1, 0.5]],
    ['state', ['LISTEN', 'CLOSING'], ['listening', null]],
  ])('of the kernel: %s', (...edge) => {
    const kernel = { state: 'LISTEN', sendQueue: 0, receiveQueue: 0, descriptor: 3 };
    expectEdge(kernelSocketSchema, kernel, edge);
  });

  it('of a scenario: numbers and texts fill what it says, nothing else does', () => {
    const fact = { evidence: 'kernel', fact: 'queued', values: { n: 3 } };
    expectEdge(factSchema, fact, [
      'values',
      [{}, { n: 1, who: 'x' }],
      [{ n: null }, { n: [1] }, { n: true }],
    ]);
    expectEdge(factSchema, fact, ['evidence', ['app', 'kernel', 'wire', 'told'], ['guess', '●']]);
    expectEdge(scenarioRunSchema, scenario.run, ['run', [1], [0]]);
    expectEdge(scenarioRunSchema, scenario.run, [
      'panes',
      [[], many(2, { role: 'a', session: 1 })],
      [[{ role: 'a' }]],
    ]);
  });
});
