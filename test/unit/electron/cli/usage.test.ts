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
    scenarioList: (options) => called.push('list', options),
    scenarioRun: (scenarios, options) => called.push('run', scenarios, options),
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

  it('reads what to do with scenarios', () => {
    expect(parse('scenario', 'list', '--json')).toEqual(['list', { json: true }]);
    expect(parse('scenario', 'run', 'half-close')).toEqual(['run', ['half-close'], { json: false }]);
    expect(parse('scenario', 'run', '--all', '--json')).toEqual(['run', SCENARIO_IDS, { json: true }]);
  });

  it('reads a web host', () => {
    const defaults = { host: '127.0.0.1', port: 0, allowRemote: false, open: true, json: false };
    expect(parse('web')).toEqual(['web', defaults]);
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
