/** How far the numbers and texts of commands and notices go: the last that is taken, and the first that is not. */
import {
  type CommandName,
  commandSchemas,
  hostNoticeSchemas,
  viewNoticeSchemas,
} from '@shared/contract/commands';
import { describe, expect, it } from 'vitest';
import { base64, chars, type Edge, expectEdge, many } from './edges';
import * as examples from './examples';

const MAX = Number.MAX_SAFE_INTEGER;
const wholeFrom = (min: number): [readonly unknown[], readonly unknown[]] => [
  [min, MAX],
  [min - 1, min + 0.5, MAX + 1, '1', null],
];
const id = wholeFrom(1);
const count = wholeFrom(0);

const PARAMS: readonly (readonly [CommandName, ...Edge])[] = [
  ['hello', 'contract', [1, 2, -1], [1.5, '1', null]],
  ['hello', 'language', ['en', 'ko'], ['de', 'EN', '', null]],
  ['view.watch', 'session', ...count],
  ['view.watch', 'rows', [0, 5_000], [-1, 5_001, 1.5]],
  ['log.read', 'session', ...count],
  ['log.read', 'stream', [1, 0xffff_ffff], [0, 0x1_0000_0000]],
  ['log.read', 'limit', [1, 5_000], [0, 5_001]],
  [
    'log.read',
    'range',
    [{ from: 0 }, { from: 3, to: 1 }, { before: 0 }, { row: 0 }],
    [
      {},
      { from: -1 },
      { to: 3 },
      { from: 1, before: 2 },
      { before: 1, to: 2 },
      { row: -1 },
      { row: 1, from: 1 },
    ],
  ],
  ['session.close', 'session', ...id],
  ['session.release-accept', 'one', [true, false], [0, 'true', null]],
  ['socket.send', 'to', [1, 'all'], [0, 'ALL', [1], null]],
  ['socket.send', 'data', ['', 'YQ==', base64(1 << 20)], ['YQ', 'YQ=', '-_==', base64((1 << 20) + 3)]],
  ['socket.reset', 'socket', ...id],
  ['file.send', 'sockets', [[1], many(1_000, 7)], [[], many(1_001, 7), [0], ['all']]],
  ['file.send', 'data', ['', base64(1 << 20)], [base64((1 << 20) + 3), 'a b=']],
  ['file.send', 'atMost', [0, 64 << 20], [-1, (64 << 20) + 1]],
  ['template.env', 'name', ['A', chars(256)], ['', chars(257), null]],
  ['mark.set', 'seq', ...id],
  ['mark.set', 'note', ['', chars(500)], [chars(501), null]],
  ['search.start', 'query.text', ['', chars(2_000)], [chars(2_001)]],
  ['search.start', 'query.socket', [null, 1], [0, 'all']],
  ['search.start', 'query.clockOffset', [-50_400_000, 0, 50_400_000], [0.5, '0']],
  ['search.step', 'seq', ...count],
  ['search.rows', 'from', ...count],
  ['search.rows', 'to', ...count],
  ['jobs.repeat', 'repeat.everyMs', [1, 86_400_000], [0, 86_400_001, 0.5]],
  ['jobs.repeat', 'repeat.count', [null, 1, 1_000_000_000], [0, 1_000_000_001]],
  ['jobs.repeat', 'repeat.message.text', ['', chars(65_536)], [chars(65_537)]],
  ['jobs.repeat', 'repeat.message.mode', ['text', 'hex'], ['base64', '']],
  ['jobs.repeat', 'repeat.message.ending', ['none', 'lf', 'crlf', 'cr', 'nul'], ['\n', 'LF', '']],
  ['jobs.repeat', 'to', [1, 'all'], [0, 'any']],
  ['jobs.sequence', 'socket', [1], ['all', 0]],
  ['jobs.sequence', 'sequence.name', ['', chars(80)], [chars(81)]],
  ['jobs.sequence', 'sequence.rounds', [1, 1_000_000_000], [0, 1_000_000_001]],
  ['jobs.sequence', 'sequence.steps.0.delayMs', [0, 3_600_000], [-1, 3_600_001]],
  ['jobs.sequence', 'sequence.steps.1.timeoutMs', [1, 3_600_000], [0, 3_600_001]],
  ['jobs.sequence', 'sequence.steps.1.otherwise', ['stop', 'go-on'], ['skip']],
  ['jobs.sequence', 'sequence.steps.1.for.text', ['', chars(1_024)], [chars(1_025)]],
  ['jobs.check', 'check.size', [1, 2 ** 50], [0, 2 ** 50 + 1]],
  ['jobs.check', 'check.chunk', [1, 1 << 20], [0, (1 << 20) + 1]],
  ['jobs.check', 'check.rate', [null, 1, 2 ** 50], [0, 2 ** 50 + 1]],
  ['jobs.check', 'check.window', [null, 1, 2 ** 50], [0, 2 ** 50 + 1]],
  ['jobs.check', 'check.silenceMs', [100, 3_600_000], [99, 3_600_001]],
  ['jobs.stop-all', 'session', [null, 1], [0, 'all']],
  ['rules.set', 'rules', [null], [[], {}]],
  ['scenario.start', 'scenario', ['hello', 'half-close'], ['halfClose', 'toString', '']],
  ['scenario.act', 'step', ...count],
  ['scenario.act', 'run', ...id],
  ['open.upload', 'name', ['a'], ['']],
  ['open.upload', 'size', ...count],
  ['open.part', 'at', ...count],
  ['open.part', 'data', [base64(1 << 20)], [base64((1 << 20) + 3)]],
  ['update.act', 'act', ['check', 'download', 'cancel', 'install', 'dismiss'], ['force', '']],
];

const EXAMPLES = Object.entries(examples.params) as [CommandName, object][];

describe('of a command', () => {
  it.each(PARAMS)('%s: %s', (name, ...edge) => {
    expectEdge(commandSchemas[name].params, examples.params[name], edge);
  });

  it('every one that names a session means one that can be, and the journal only to look at', () => {
    const journal: string[] = [];
    for (const [name, example] of EXAMPLES) {
      const { params } = commandSchemas[name];
      if (!('session' in example) || typeof example.session !== 'number') continue;
      expect(params.safeParse({ ...example, session: -1 }).success, name).toBe(false);
      expect(params.safeParse({ ...example, session: 1.5 }).success, name).toBe(false);
      if (params.safeParse({ ...example, session: 0 }).success) journal.push(name);
    }
    expect(journal.sort()).toEqual(['log.read', 'view.unwatch', 'view.watch']);
  });

  it('leaves nothing out: only a replay has a usual way', () => {
    const optional = EXAMPLES.flatMap(([name, example]) =>
      Object.keys(example)
        .filter((key) => commandSchemas[name].params.safeParse({ ...example, [key]: undefined }).success)
        .map((key) => `${name} ${key}`),
    );
    expect(optional.filter((field) => !field.startsWith('replay.start '))).toEqual([]);
  });
});

describe('of a sequence', () => {
  const { params } = commandSchemas['jobs.sequence'];
  const example = examples.params['jobs.sequence'];
  const [send] = example.sequence.steps;

  it('there is a step, and not more than a hundred', () => {
    expectEdge(params, example, ['sequence.steps', [[send], many(100, send)], [[], many(101, send)]]);
  });

  it('a step is one thing: it sends, or it waits', () => {
    expectEdge(params, example, ['sequence.steps.0.do', ['send'], ['close', 'Send', null]]);
    expectEdge(params, example, [
      'sequence.steps.0',
      [send],
      [{ ...send, timeoutMs: 5 }, { do: 'wait' }, { ...send, message: null }],
    ]);
  });
});

describe('of a notice', () => {
  it.each<Edge>([
    ['session', ...count],
    ['drawn', [0, 0.5, 2 ** 60], [-1, '0', Number.POSITIVE_INFINITY]],
  ])('credit: %s', (...edge) => {
    expectEdge(viewNoticeSchemas.credit, examples.viewNotices.credit, edge);
  });

  it.each<Edge>([
    ['place', ['page', 'host'], ['peer']],
    ['name', ['', chars(80)], [chars(81)]],
    ['code', [null, chars(80)], [chars(81), 7]],
    ['frames', [[], many(30, chars(200))], [many(31, 'x'), [chars(201)]]],
  ])('problem: %s', (...edge) => {
    expectEdge(viewNoticeSchemas.problem, examples.viewNotices.problem, edge);
  });

  it('a problem has no room for a message: that could quote what was sent', () => {
    const problem = { ...examples.viewNotices.problem, message: 'Unexpected token in "password"' };
    expect(viewNoticeSchemas.problem.safeParse(problem).error?.issues[0]).toMatchObject({
      code: 'unrecognized_keys',
      keys: ['message'],
    });
  });

  it.each<Edge>([
    ['search', ...id],
    ['matches', ...count],
    ['rows', ...count],
    ['seen', ...count],
  ])('search: %s', (...edge) => {
    expectEdge(hostNoticeSchemas.search, examples.hostNotices.search, edge);
  });

  it('marks: no more of a session than it may have', () => {
    const example = examples.hostNotices.marks;
    const [mark] = example.marks;
    expectEdge(hostNoticeSchemas.marks, example, ['marks', [many(1_000, mark)], [many(1_001, mark)]]);
    expectEdge(hostNoticeSchemas.marks, example, ['session', ...count]);
    expectEdge(hostNoticeSchemas.marks, example, ['marks.0.seq', ...id]);
    expectEdge(hostNoticeSchemas.marks, example, ['marks.0.start', ['', base64(48)], [base64(49), 'x']]);
    expectEdge(hostNoticeSchemas.marks, example, ['marks.0.type', ['sent', 'closed'], ['send', '']]);
  });

  it.each<Edge>([
    [
      'update',
      [{ kind: 'none' }, { kind: 'newest', version: chars(60) }],
      [{ kind: 'newest', version: chars(61) }],
    ],
    [
      'update',
      [
        { kind: 'downloading', version: '2', percent: 0 },
        { kind: 'downloading', version: '2', percent: 100 },
      ],
      [
        { kind: 'downloading', version: '2', percent: 100.5 },
        { kind: 'downloading', version: '2', percent: -1 },
        { kind: 'downloading', version: '2' },
        { kind: 'none', version: '2' },
      ],
    ],
    [
      'update',
      [{ kind: 'failed', step: 'install', detail: chars(500) }],
      [
        { kind: 'failed', step: 'install', detail: chars(501) },
        { kind: 'failed', step: 'dismiss', detail: '' },
      ],
    ],
    ['sleep', [null], [{}, 0]],
  ])('desktop: %s %#', (...edge) => {
    expectEdge(hostNoticeSchemas.desktop, { sleep: null, update: { kind: 'none' } }, edge);
  });

  it('desktop: names twenty sessions that sleep has taken something from', () => {
    const lost = { session: 1, name: { kind: 'server', address: chars(300) }, connections: 0, code: null };
    const example = { sleep: { sleptMs: 1, before: 1, lost: [lost] }, update: { kind: 'none' } };
    for (const edge of [
      ['sleep.lost', [[], many(20, lost)], [many(21, lost)]],
      ['sleep.sleptMs', [0, 0.5], [-1]],
      ['sleep.lost.0.name.address', ['', chars(300)], [chars(301)]],
      ['sleep.lost.0.name.kind', ['server', 'client'], ['tcp-server']],
    ] satisfies Edge[])
      expectEdge(hostNoticeSchemas.desktop, example, edge);
  });
});
