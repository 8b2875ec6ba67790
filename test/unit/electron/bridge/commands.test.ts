import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView, type View } from '../../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../../electron/engine/index';
import { type CommandName, commandSchemas } from '../../../../shared/contract/commands';
import { CONTRACT_VERSION, SEND_BYTES } from '../../../../shared/contract/limits';
import type { Result } from '../../../../shared/contract/result';
import { memoryPipePair } from '../../../../shared/transport/memoryPipe';
import { openRpc, type RpcEnd } from '../../../../shared/transport/rpc';

const NAMES = Object.keys(commandSchemas) as CommandName[];
const hello = { contract: CONTRACT_VERSION, language: 'en' };
const oneSession = { session: 1 };
const oneSocket = { session: 1, socket: 1 };
const page = { session: 0, stream: 1, range: { from: 0 }, limit: 1, full: false };

/** Valid parameters of each command. */
const VALID: Readonly<Record<CommandName, Record<string, unknown>>> = {
  hello,
  'view.language': { language: 'ko' },
  'view.watch': { session: 0, rows: 0 },
  'view.unwatch': { session: 0 },
  'log.read': page,
  'session.open': { spec: { kind: 'tcp-server' } },
  'session.close': oneSession,
  'session.listen': oneSession,
  'session.stop-listening': oneSession,
  'session.connect': oneSession,
  'session.cancel': oneSession,
  'capture.check': {},
  'session.capture': oneSession,
  'session.stop-capture': oneSession,
  'session.freeze-accept': oneSession,
  'session.release-accept': { session: 1, one: true },
  'socket.send': { session: 1, to: 'all', data: '' },
  'file.send': { session: 1, sockets: [1], data: '', atMost: 0 },
  'report.read': {},
  'template.env': { name: 'HOME' },
  'jobs.repeat': { session: 1, to: 'all', repeat: { message: { text: 'x' }, everyMs: 1, count: 1 } },
  'jobs.sequence': {
    session: 1,
    socket: 1,
    sequence: { name: '', steps: [{ do: 'send', message: { text: 'x' } }] },
  },
  'jobs.check': { session: 1, check: { size: 1 } },
  'jobs.stop': { job: 1 },
  'jobs.stop-all': { session: null },
  'jobs.dismiss': { job: 1 },
  'search.start': {
    session: 1,
    query: { kind: 'hex', text: 'aa', matchCase: false, encoding: 'utf-8', language: 'en', socket: null },
  },
  'search.stop': { search: 1 },
  'search.step': { search: 1, seq: 0, back: false },
  'search.rows': { search: 1, from: 0, to: 9 },
  'mark.set': { session: 1, seq: 1, note: '' },
  'mark.remove': { session: 1, seq: 1 },
  'settings.change': { change: { theme: 'dark' } },
  'workspace.keep': { opened: 0, settling: true, parts: {} },
  'workspace.open': { from: { file: '/a.bothends' } },
  'workspace.import': { name: 'a.bothends', text: '{}' },
  'workspace.new': {},
  'workspace.save': { file: null, replace: false },
  'workspace.export': {},
  'workspace.suggest': {},
  'workspace.choose': { to: 'open' },
  'workspace.autosaves': {},
  'workspace.forget': { file: '/a.bothends' },
  'workspace.start': {},
  'workspace.reopen': { closed: null },
  'workspace.dismiss': { what: 'waiting' },
  'window.new': {},
  'sleep.dismiss': {},
  'update.act': { act: 'check' },
  'rules.set': { session: 1, rules: null },
  'rules.get': oneSession,
  'recording.suggest': { session: null },
  'recording.choose': { file: '/tmp/a.pcapng' },
  'recording.start': {
    session: 1,
    file: '/tmp/a.pcapng',
    replace: false,
    whenSlow: 'slow',
    rotation: { bytes: null, seconds: 60 },
  },
  'recording.stop': { recording: 1 },
  'recording.dismiss': { recording: 1 },
  'export.start': {
    session: null,
    format: 'csv',
    from: null,
    to: 9,
    socket: null,
    direction: null,
    language: 'en',
  },
  'export.read': { export: 1 },
  'export.cancel': { export: 1 },
  'socket.end': oneSocket,
  'socket.close': oneSocket,
  'socket.reset': oneSocket,
  'socket.pause': oneSocket,
  'socket.resume': oneSocket,
  'scenario.start': { scenario: 'hello' },
  'scenario.act': { run: 1, step: 0 },
  'scenario.play': { run: 1, playing: true },
  'open.start': { file: '/tmp/a.pcapng' },
  'open.choose': {},
  'open.upload': { name: 'a.pcapng', size: 10 },
  'open.part': { opening: 1, at: 0, data: 'YQ==' },
  'open.cancel': { opening: 1 },
  'open.dismiss': { opening: 1 },
  'replay.start': {
    session: 1,
    socket: 1,
    host: '127.0.0.1',
    port: 80,
  },
  'replay.stop': { replay: 1 },
  'replay.dismiss': { replay: 1 },
  'scenario.stop': { run: 1, keepPanes: false },
};

const WRONG_VALUES: readonly unknown[] = [null, -1, 0.5, 1e300, '', 'x', true, [], {}, ['1'], { valueOf: 1 }];

/** More than base64's rounding to three bytes lets through. */
const tooMuch = Buffer.alloc(SEND_BYTES + 3).toString('base64');

/** Wrong parameters that are still of the right type, with the path that must be named. */
const WRONG_DETAILS: readonly (readonly [CommandName, Record<string, unknown>, string])[] = [
  ['hello', { ...hello, language: 'de' }, 'language'],
  ['view.watch', { session: 0, rows: 5_001 }, 'rows'],
  ['log.read', { ...page, stream: 0 }, 'stream'],
  ['log.read', { ...page, stream: 2 ** 32 }, 'stream'],
  ['log.read', { ...page, limit: 0 }, 'limit'],
  ['log.read', { ...page, limit: 5_001 }, 'limit'],
  ['log.read', { ...page, range: { from: 0, before: 1 } }, 'range'],
  ['log.read', { ...page, range: {} }, 'range'],
  ['session.open', { spec: { kind: 'udp' } }, 'spec.kind'],
  ['session.open', { spec: { kind: 'tcp-client', port: 65_536 } }, 'spec.port'],
  ['session.open', { spec: { kind: 'tcp-client', port: 1, host: 'a b' } }, 'spec.host'],
  ['session.open', { spec: { kind: 'tcp-server', keepAlive: { delayMs: 1 } } }, 'spec.keepAlive.delayMs'],
  ['session.open', { spec: { kind: 'tcp-server', extra: 1 } }, 'extra'],
  ['socket.send', { session: 1, to: 'some', data: '' }, 'to'],
  ['socket.send', { session: 1, to: 0, data: '' }, 'to'],
  ['socket.send', { session: 1, to: 1, data: 'no base64!' }, 'data'],
  ['socket.send', { session: 1, to: 1, data: tooMuch }, 'data'],
];

describe('commands over a pipe', () => {
  let engine: Engine;
  let host: View;
  let view: RpcEnd;
  let languages: string[];
  beforeEach(() => {
    engine = createEngine();
    languages = [];
    const [a, b] = memoryPipePair();
    const facts = {
      kind: 'web',
      version: '1.2.3',
      onLanguage(language: string) {
        if (language === 'ko') throw new Error('the menu broke');
        languages.push(language);
      },
    } as const;
    host = attachView(engine, a, facts);
    const ignore = () => undefined;
    view = openRpc(b, { call: () => new Promise(ignore), notice: ignore, frame: ignore, closed: ignore });
  });
  afterEach(async () => {
    view.close();
    await engine.dispose();
  });

  const expectError = (answer: Result<unknown, { code: string; message: string }>, code: string) => {
    expect(answer).toEqual({ ok: false, error: expect.objectContaining({ code }) });
    return answer.ok ? '' : answer.error.message;
  };

  it('are refused before hello, all but hello', async () => {
    for (const name of NAMES) {
      if (name !== 'hello') expectError(await view.call(name, VALID[name]), 'NOT_POSSIBLE_NOW');
    }
    expectError(await view.call('nonsense', {}), 'NOT_POSSIBLE_NOW');
    expect(engine.changes(0).update.sessions).toEqual([]);
    expect((await view.call('hello', hello)).ok).toBe(true);
    expect((await view.call('session.open', VALID['session.open'])).ok).toBe(true);
  });

  it('are refused after a hello of another contract version', async () => {
    for (const contract of [CONTRACT_VERSION - 1, CONTRACT_VERSION + 1]) {
      const message = expectError(await view.call('hello', { ...hello, contract }), 'CONTRACT_VERSION');
      expect(message).toContain(String(contract));
      expect(message).toContain(String(CONTRACT_VERSION));
    }
    expectError(await view.call('view.watch', VALID['view.watch']), 'NOT_POSSIBLE_NOW');
    expect(languages).toEqual([]);
    expect((await view.call('hello', hello)).ok).toBe(true);
    expect(languages).toEqual(['en']);
  });

  describe('after hello', () => {
    beforeEach(async () => {
      expect((await view.call('hello', hello)).ok).toBe(true);
    });

    it.each(NAMES)('%s refuses wrong types, missing and unknown keys, and names the path', async (name) => {
      const valid = VALID[name];
      for (const key of Object.keys(valid)) {
        const { [key]: _left, ...without } = valid;
        expect(expectError(await view.call(name, without), 'BAD_COMMAND')).toContain(key);
        for (const wrong of WRONG_VALUES) {
          if (commandSchemas[name].params.safeParse({ ...valid, [key]: wrong }).success) continue;
          const message = expectError(await view.call(name, { ...valid, [key]: wrong }), 'BAD_COMMAND');
          expect(message).toContain(name);
          expect(message).toContain(key);
        }
      }
      const unknown = expectError(await view.call(name, { ...valid, surprise: 1 }), 'BAD_COMMAND');
      expect(unknown).toContain('surprise');
      const polluted = JSON.parse('{"__proto__":{"polluted":1}}') as Record<string, unknown>;
      expectError(await view.call(name, polluted), 'BAD_COMMAND');
      for (const params of [null, undefined, 1, 'x', [], [valid]])
        expectError(await view.call(name, params), 'BAD_COMMAND');
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });

    it.each(WRONG_DETAILS.map((detail, i) => [i, ...detail] as const))(
      'refuse detail %i of %s',
      async (_i, name, params, path) => {
        expect(expectError(await view.call(name, params), 'BAD_COMMAND')).toContain(path);
      },
    );

    it('unknown to the contract are refused by name, briefly', async () => {
      for (const name of ['', 'Hello', 'session.explode', 'constructor', '__proto__', 'x'.repeat(1e6)]) {
        const message = expectError(await view.call(name, {}), 'BAD_COMMAND');
        expect(message).toContain(name.slice(0, 80));
        expect(message.length).toBeLessThan(200);
      }
    });

    it('with thousands of unknown keys get a short answer', async () => {
      const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]));
      expect(expectError(await view.call('hello', { ...hello, ...keys }), 'BAD_COMMAND').length).toBeLessThan(
        600,
      );
    });

    it('whose handler throws are answered INTERNAL, and the next one works', async () => {
      const message = expectError(await view.call('view.language', { language: 'ko' }), 'INTERNAL');
      expect(message).toContain('the menu broke');
      expect((await view.call('view.language', { language: 'en' })).ok).toBe(true);
    });

    it('about sessions and sockets that are not there say so', async () => {
      for (const name of NAMES) {
        if (name.startsWith('socket.')) expectError(await view.call(name, VALID[name]), 'UNKNOWN_SESSION');
      }
      expectError(await view.call('session.close', oneSession), 'UNKNOWN_SESSION');
      expectError(await view.call('view.watch', { session: 9, rows: 1 }), 'UNKNOWN_SESSION');
      expectError(await view.call('log.read', page), 'NOT_POSSIBLE_NOW');
      expect((await view.call('view.unwatch', { session: 9 })).ok).toBe(true);
    });

    it('take the largest send that is allowed', async () => {
      const data = Buffer.alloc(SEND_BYTES, 0xff).toString('base64');
      expectError(await view.call('socket.send', { session: 1, to: 'all', data }), 'UNKNOWN_SESSION');
      expect(host.refusedFrames).toBe(0);
    });
  });
});
