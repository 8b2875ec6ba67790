import { createTranslator } from '@shared/i18n/index';
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { describe, expect, it } from 'vitest';
import { usageMessage } from '../../../../electron/cli/commanderWords';
import { createProgram } from '../../../../electron/cli/program';

const english = createTranslator('en').t;
const korean = createTranslator('ko').t;

/** What was called, with what. */
function parse(...args: string[]): unknown[] {
  const called: unknown[] = [];
  const program = createProgram(english, {
    web: (options) => called.push('web', options),
    server: (spec, options) => called.push('server', spec, options),
    client: (spec, options) => called.push('client', spec, options),
    check: (spec, check, options) => called.push('check', spec, check, options),
    scenarioList: (options) => called.push('list', options),
    scenarioRun: (scenarios, options) => called.push('run', scenarios, options),
    replay: (file, options) => called.push('replay', file, options),
    print: (text) => called.push('print', text),
  });
  program.parse(args, { from: 'user' });
  return called;
}

describe('createProgram', () => {
  it('reads a server', () => {
    expect(parse('server', '0')).toEqual([
      'server',
      expect.objectContaining({
        host: '127.0.0.1',
        port: 0,
        behaviour: { name: 'echo' },
        backlog: 511,
        maxConnections: null,
        halfOpen: false,
      }),
      { json: false, eol: 'lf' },
    ]);
    const args = '9190 --host ::1 --behaviour manual --backlog 5 --max-connections 2 --half-open --json';
    expect(parse('server', ...args.split(' '))).toEqual([
      'server',
      expect.objectContaining({
        host: '::1',
        port: 9190,
        behaviour: { name: 'manual' },
        backlog: 5,
        maxConnections: 2,
        halfOpen: true,
      }),
      { json: true, eol: 'lf' },
    ]);
  });

  it('reads a client, whose own direction is its own', () => {
    const args = '[::1] 80 --eol crlf --local-address ::1 --local-port 5000 --timeout 250';
    expect(parse('client', ...args.split(' '))).toEqual([
      'client',
      expect.objectContaining({
        host: '::1',
        port: 80,
        halfOpen: true,
        localAddress: '::1',
        localPort: 5000,
        connectTimeoutMs: 250,
        reconnect: 'manual',
      }),
      { json: false, eol: 'crlf' },
    ]);
  });

  it('reads an echo check', () => {
    expect(parse('check', '::1', '7', '--size', '2G')).toEqual([
      'check',
      expect.objectContaining({ kind: 'tcp-client', host: '::1', port: 7, connectTimeoutMs: 10_000 }),
      { size: 2 ** 31, chunk: 65_536, rate: null, window: null, silenceMs: 10_000 },
      { json: false },
    ]);
    const args = '--size 500 --chunk 1K --rate 10M --window 64K --silence 200 --timeout 5 --json';
    expect(parse('check', 'localhost', '7', ...args.split(' '))).toEqual([
      'check',
      expect.objectContaining({ host: 'localhost', connectTimeoutMs: 5 }),
      { size: 500, chunk: 1_024, rate: 10 * 2 ** 20, window: 65_536, silenceMs: 200 },
      { json: true },
    ]);
    expect(() => parse('check', '::1', '7', '--size', '0')).toThrow('1024T');
    expect(() => parse('check', '::1', '7', '--chunk', '2M')).toThrow('1M');
    expect(() => parse('check', '::1', '7', '--rate', 'fast')).toThrow('--rate');
  });

  it('reads a message that a client repeats', () => {
    const message = { text: 'n={{counter}}\\n', mode: 'text', encoding: 'utf-8', ending: 'none' };
    expect(parse('client', '::1', '7', '--repeat', message.text).at(-1)).toMatchObject({
      repeating: { message, everyMs: 1_000, count: null },
    });
    expect(parse('client', '::1', '7', '--repeat', 'x', '--every', '5', '--count', '3').at(-1)).toMatchObject(
      {
        repeating: { everyMs: 5, count: 3 },
      },
    );
    expect(() => parse('client', '::1', '7', '--count', '3')).toThrow('--repeat');
  });

  it('reads what to do with scenarios', () => {
    expect(parse('scenario', 'list', '--json')).toEqual(['list', { json: true }]);
    expect(parse('scenario', 'run', 'half-close')).toEqual(['run', ['half-close'], { json: false }]);
    expect(parse('scenario', 'run', '--all', '--json')).toEqual(['run', SCENARIO_IDS, { json: true }]);
  });

  it('reads a web host', () => {
    const defaults = { host: '127.0.0.1', port: 0, allowRemote: false, open: true, json: false };
    expect(parse('web')).toEqual(['web', defaults]);
    expect(parse('web', import.meta.filename)).toEqual(['web', { ...defaults, file: import.meta.filename }]);
    expect(parse('web', '--host', 'localhost', '--no-open')).toEqual([
      'web',
      { ...defaults, host: 'localhost', open: false },
    ]);
    expect(parse('web', '--allow-remote', '--host', '0.0.0.0', '--port', '8080')).toEqual([
      'web',
      { ...defaults, host: '0.0.0.0', allowRemote: true, port: 8080 },
    ]);
  });

  it.each([
    ['server'],
    ['server', 'x'],
    ['server', '-1'],
    ['server', '65536'],
    ['server', '1.5'],
    ['server', ' 80'],
    ['server', '80', '81'],
    ['server', '80', '--behaviour', 'loud'],
    ['server', '80', '--backlog', '0'],
    ['server', '80', '--max-connections', '0'],
    ['server', '80', '--host', ''],
    ['client', 'localhost'],
    ['client', 'localhost', '0'],
    ['client', 'a b', '80'],
    ['client', 'localhost', '80', '--eol', 'LF'],
    ['client', 'localhost', '80', '--local-address', 'localhost'],
    ['client', 'localhost', '80', '--timeout', '0'],
    ['client', 'localhost', '80', '--timeout'],
    ['web', '--allow-remote'],
    ['web', '--host', '0.0.0.0'],
    ['web', '--host', '192.168.1.5'],
    ['web', '--host', 'example.com'],
    ['scenario', 'run'],
    ['scenario', 'run', 'nothing'],
    ['scenario', 'run', 'hello', '--all'],
    ['scenario', 'walk'],
    ['help', 'nothing'],
    ['nothing'],
    ['--nothing'],
  ])('refuses %j', (...args) => {
    expect(() => parse(...args)).toThrow();
  });
});

describe('usageMessage', () => {
  const said = (code: string, message: string) => ({ code: `commander.${code}`, message });

  it('says in both languages what commander says in English', () => {
    const unknown = said('unknownOption', "error: unknown option '--jsn'\n(Did you mean --json?)");
    expect(usageMessage(unknown, english)).toBe('There is no option “--jsn”. Did you mean --json?');
    expect(usageMessage(unknown, korean)).toBe('“--jsn” 옵션은 없습니다. 혹시 --json인가요?');
    const command = said('unknownCommand', "error: unknown command 'srver'\n(Did you mean one of a, b?)");
    expect(usageMessage(command, korean)).toContain('srver');
    expect(usageMessage(command, english)).toContain('Did you mean a, b?');
  });

  it('falls back to what it was told', () => {
    expect(usageMessage(said('new', 'error: something new'), korean)).toBe('something new');
  });
});
