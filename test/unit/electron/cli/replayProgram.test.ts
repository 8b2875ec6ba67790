import { createTranslator } from '@shared/i18n/index';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addReplay, type ReplayOptions } from '../../../../electron/cli/replayProgram';

function parse(...args: string[]): readonly [string, ReplayOptions] | undefined {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  const called: [string, ReplayOptions][] = [];
  addReplay(program, createTranslator('en').t, { replay: (file, options) => called.push([file, options]) });
  program.parse(['replay', ...args], { from: 'user' });
  return called[0];
}

describe('bothends replay', () => {
  it('reads where to, how fast and which', () => {
    expect(parse('a.pcapng', '--to', '[::1]:80')).toEqual([
      'a.pcapng',
      {
        place: { host: '::1', port: 80 },
        side: 'client',
        speed: 1,
        connection: 1,
        timeout: 10_000,
        json: false,
      },
    ]);
    const more = '--side server --speed 2.5 --connection 7 --timeout 50 --json'.split(' ');
    expect(parse('a', '--to', 'h:1', ...more)?.[1]).toEqual({
      place: { host: 'h', port: 1 },
      side: 'server',
      speed: 2.5,
      connection: 7,
      timeout: 50,
      json: true,
    });
    expect(parse('a', '--to', 'h:1', '--speed', 'max')?.[1].speed).toBe(Number.POSITIVE_INFINITY);
  });

  it('listens as the server, on this machine unless told otherwise', () => {
    expect(parse('a', '--listen', '0')?.[1]).toMatchObject({
      place: { host: '127.0.0.1', port: 0 },
      listen: { port: 0 },
      side: 'server',
    });
    expect(parse('a', '--listen', '[::]:9', '--side', 'client')?.[1]).toMatchObject({
      place: { host: '::', port: 9 },
      side: 'client',
    });
  });

  it.each([
    [['a', '--to', 'h:1', '--listen', '1']],
    [['a', '--listen', 'h']],
    [['a', '--listen', '70000']],
    [['a']],
    [['a', '--to', 'nobody']],
    [['a', '--to', 'h:0']],
    [['a', '--to', 'h:1', '--speed', '0']],
    [['a', '--to', 'h:1', '--side', 'both']],
    [['--to', 'h:1']],
  ])('refuses %j', (args) => {
    expect(() => parse(...args)).toThrow();
  });
});
