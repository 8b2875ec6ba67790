// `npm start` after its build, and the browser it and `bothends web` open: with programs that only note how they
// were called in place of Electron and the browsers.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { builtCli, type Running } from '../../helpers/builtCli';
import { pollUntil } from '../../helpers/pollUntil';
import { get } from '../../helpers/rawHttp';

const cli = builtCli();
const display = { DISPLAY: ':99' };
const electronPackage = join(cli.folder, 'node_modules/electron');
const bin = join(cli.folder, 'bin');
const notes = join(cli.folder, 'notes');

afterEach(() => {
  for (const path of [electronPackage, bin, notes, join(cli.folder, 'mine')])
    rmSync(path, { recursive: true, force: true });
});

/** A program that notes its arguments and environment, then does `more`. */
function program(path: string, more = ''): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const note = `printf '%s|' "$0" "$@" > '${notes}.new'; /bin/mv '${notes}.new' '${notes}'`;
  writeFileSync(path, `#!/bin/sh\n${note}\n${more}\n`);
  chmodSync(path, 0o755);
}

async function noted(): Promise<string[]> {
  const text = await pollUntil('the call', () => {
    try {
      return readFileSync(notes, 'utf8');
    } catch {
      return undefined;
    }
  });
  return text.split('|').slice(0, -1);
}

function start(env: NodeJS.ProcessEnv = {}): Running {
  return cli.start(process.execPath, [join(cli.folder, 'out/cli/start.js')], env);
}

async function expectWeb(run: Running, reason: string): Promise<void> {
  const [url] = await run.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
  const { port, search } = new URL(url);
  expect((await get(Number(port), `/${search}`)).status).toBe(303);
  const last = run.err.trimEnd().split('\n').at(-1);
  expect(last).toBe(`The desktop app cannot be opened here (${reason}); starting the browser host instead.`);
  run.child.kill('SIGINT');
  expect(await run.untilExit()).toBe(0);
}

describe('npm start', () => {
  it('serves the page where there is no display, and does not even look for Electron', async () => {
    program(join(cli.folder, 'mine/electron'));
    const run = start({ ELECTRON_OVERRIDE_DIST_PATH: join(cli.folder, 'mine') });
    await expectWeb(run, 'no display');
    expect(run.err.split('\n')).toHaveLength(2);
    expect(() => readFileSync(notes)).toThrow();
  });

  it('opens the desktop app with the Electron it is given', async () => {
    program(join(cli.folder, 'mine/electron'), 'exit 0');
    const run = start({ ...display, ELECTRON_OVERRIDE_DIST_PATH: join(cli.folder, 'mine') });
    expect(await run.untilExit()).toBe(0);
    expect((await noted())[1]).toBe(cli.folder);
    expect(run.outText + run.err).toBe('');
  });

  it('finds the Electron that is installed, and ends with it', async () => {
    program(join(electronPackage, 'dist/electron'), 'exec sleep 60');
    writeFileSync(join(electronPackage, 'path.txt'), 'electron');
    const run = start(display);
    expect((await noted())[0]).toBe(join(electronPackage, 'dist/electron'));
    run.child.kill('SIGTERM');
    expect(await run.untilExit()).toBe(0);
  });

  it('fetches Electron where it is missing', async () => {
    mkdirSync(electronPackage, { recursive: true });
    program(join(cli.folder, 'mine/electron'), 'exit 0');
    const dist = join(electronPackage, 'dist');
    writeFileSync(
      join(electronPackage, 'install.js'),
      `const fs = require('node:fs');
       fs.cpSync(${JSON.stringify(join(cli.folder, 'mine'))}, ${JSON.stringify(dist)}, { recursive: true });
       fs.writeFileSync(${JSON.stringify(join(electronPackage, 'path.txt'))}, 'electron');`,
    );
    writeFileSync(join(electronPackage, 'package.json'), '{"type":"commonjs"}');
    const run = start(display);
    expect(await run.untilExit()).toBe(0);
    expect((await noted())[0]).toBe(join(dist, 'electron'));
    expect(run.err).toMatch(/^Fetching Electron/);
  });

  it('stays calm where it cannot be fetched', async () => {
    mkdirSync(electronPackage, { recursive: true });
    writeFileSync(join(electronPackage, 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(electronPackage, 'install.js'), `throw new Error('a long story');`);
    const run = start(display);
    await expectWeb(run, 'Electron is not installed and cannot be downloaded');
    expect(run.err).not.toMatch(/a long story|\bat /);
  });

  it('serves the page where Electron does not start', async () => {
    program(join(cli.folder, 'mine/electron'), 'exit 1');
    await expectWeb(
      start({ ...display, ELECTRON_OVERRIDE_DIST_PATH: join(cli.folder, 'mine') }),
      'Electron does not start',
    );
  });
});

describe.skipIf(process.platform !== 'linux')('the browser', () => {
  const isRoot = process.getuid?.() === 0;
  // Some user that is not root; its programs and our files must be readable for it.
  const person = isRoot ? { uid: 65_534, gid: 65_534 } : {};

  function web(...args: string[]): Running {
    chmodSync(cli.folder, 0o777);
    const env = { ...display, PATH: `${bin}:/usr/bin:/bin` };
    return cli.start(process.execPath, [cli.script, 'web', ...args], env, person);
  }
  const opened = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/;

  it('shows the page as an app window where it can', async () => {
    program(join(bin, 'google-chrome'));
    program(join(bin, 'xdg-open'));
    const run = web();
    const [url] = await run.untilOut(opened);
    expect(await noted()).toEqual([join(bin, 'google-chrome'), `--app=${url}`]);
  });

  it('is the one a person has chosen where none makes app windows', async () => {
    program(join(bin, 'xdg-open'));
    const env = { ...display, PATH: bin };
    chmodSync(cli.folder, 0o777);
    const run = cli.start(process.execPath, [cli.script, 'web'], env, person);
    const [url] = await run.untilOut(opened);
    expect(await noted()).toEqual([join(bin, 'xdg-open'), url]);
  });

  it('is left alone when asked', async () => {
    program(join(bin, 'google-chrome'));
    const run = web('--no-open');
    await run.untilOut(/Ctrl\+C/);
    expect(run.outText).toContain('Open this address in a browser.');
    expect(() => readFileSync(notes)).toThrow();
  });

  it.skipIf(!isRoot)('is never opened as root', async () => {
    program(join(bin, 'google-chrome'));
    const run = cli.run(['web'], { ...display, PATH: `${bin}:/usr/bin:/bin` });
    await run.untilOut(/Ctrl\+C/);
    expect(run.outText).toContain('Open this address in a browser.');
    expect(() => readFileSync(notes)).toThrow();
  });
});
