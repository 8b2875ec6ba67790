// What people see before anything is opened: help, version, and how mistakes are told.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';

const cli = builtCli();
const root = resolve(import.meta.dirname, '../../..');
const korean = { LANG: 'ko_KR.UTF-8' };
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

describe('mistakes', () => {
  it.each([
    [['nothing']],
    [['--nothing']],
    [['server']],
    [['server', 'http']],
    [['server', '65536']],
    [['server', '1', '--behaviour', 'loud']],
    [['server', '1', '--backlog', 'x']],
    [['client']],
    [['client', 'localhost']],
    [['client', 'localhost', '0']],
    [['client', 'localhost', '80', 'more']],
    [['client', 'localhost', '80', '--eol']],
    [['client', 'localhost', '80', '--eol', 'x']],
    [['client', 'localhost', '80', '--jsn']],
    [['web', '--port', '-1']],
    [['web', '--host', '0.0.0.0']],
    [['web', '--allow-remote']],
    [['web', 'more']],
    [['help', 'nothing']],
  ])('%j exits 2 with one line and the way to help', async (args) => {
    const run = await cli.runToEnd(args);
    expect(run.exit).toBe(2);
    expect(run.outText).toBe('');
    expect(run.err).toMatch(/^error: .+\nFor help: bothends help.*\n$/);
  });

  it.each([
    [['nothing']],
    [['server']],
    [['server', 'x']],
    [['client', 'a', '1', '--nothing']],
    [['web', 'x']],
  ])('%j is told in Korean', async (args) => {
    const run = await cli.runToEnd(args, '', korean);
    expect(run.exit).toBe(2);
    expect(run.err).toMatch(/^오류: .*[가-힣].*\n도움말: bothends help.*\n$/);
    expect(run.err).not.toMatch(/error|unknown|missing|option|argument/);
  });
});

describe('help', () => {
  it.each([[[]], [['--help']], [['help']], [['-h']]])('%j shows the commands and exits 0', async (args) => {
    const run = await cli.runToEnd(args);
    expect(run.exit).toBe(0);
    expect(run.err).toBe('');
    expect(run.outText).toMatch(/^Usage: bothends \[options\] \[command\]\n/);
    for (const command of ['web', 'server', 'client', 'help'])
      expect(run.outText).toContain(`\n  ${command} `);
  });

  it.each(['web', 'server', 'client'])('of %s is the same both ways', async (command) => {
    const [asked, option] = await Promise.all([
      cli.runToEnd(['help', command]),
      cli.runToEnd([command, '--help']),
    ]);
    expect(asked.outText).toMatch(new RegExp(`^Usage: bothends ${command} \\[options\\]`));
    expect(option.outText).toBe(asked.outText);
    expect([asked.exit, option.exit]).toEqual([0, 0]);
  });

  it('is Korean through and through', async () => {
    for (const args of [[], ['help', 'web'], ['help', 'server'], ['help', 'client']]) {
      const { outText } = await cli.runToEnd(args, '', korean);
      expect(outText).toMatch(/^사용법: bothends/);
      expect(outText).toMatch(/^옵션:$/m);
      expect(outText).not.toMatch(
        /Usage|Options|Arguments|Commands|default:|choices:|display help|\[options\]/,
      );
    }
  });
});

it('--version is the version', async () => {
  const run = await cli.runToEnd(['--version']);
  expect([run.exit, run.outText]).toEqual([0, `${version}\n`]);
});

it('runs from the checkout as a command', () => {
  accessSync(resolve(root, 'out/cli/bothends.js'), constants.X_OK);
  const run = spawnSync('npx', ['--offline', 'bothends', '--version'], { cwd: root, encoding: 'utf8' });
  expect(run.stdout.trim()).toBe(version);
});
