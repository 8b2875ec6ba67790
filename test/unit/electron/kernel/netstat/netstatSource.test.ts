import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Execute, netstatSource } from '../../../../../electron/kernel/netstat/netstatSource';
import { portSet } from '../../../../../electron/kernel/portSet';

const fixtures = resolve(import.meta.dirname, '../../../../fixtures/netstat');
const fixture = (name: string) => readFileSync(resolve(fixtures, name), 'utf8');
const wanted = portSet([9190]);

/** A netstat that says the same whatever it is asked; `calls` is what it was asked. */
function saying(output: (args: readonly string[]) => string) {
  const calls: string[] = [];
  const run: Execute = (file, args) => {
    calls.push([file, ...args].join(' '));
    return Promise.resolve(output(args));
  };
  return { calls, run };
}

const failing =
  (error: Error): Execute =>
  () =>
    Promise.reject(error);

describe('the table of macOS', () => {
  it('is one output', async () => {
    const { calls, run } = saying(() => fixture('macos.txt'));
    expect(await netstatSource('darwin', run).read(wanted)).toMatchObject({
      ok: true,
      value: { total: 18, rows: { length: 7 } },
    });
    expect(calls).toEqual(['/usr/sbin/netstat -anl -p tcp']);
  });
});

describe('the table of Windows', () => {
  it('is two outputs, one for each family', async () => {
    const { calls, run } = saying((args) => fixture(`windows-${args.at(-1)?.toLowerCase()}.txt`));
    expect(await netstatSource('win32', run).read(wanted)).toMatchObject({
      ok: true,
      value: { total: 17, rows: { length: 11 } },
    });
    expect(calls.map((call) => call.replace(/^.*System32/, ''))).toEqual([
      '\\NETSTAT.EXE -ano -p TCP',
      '\\NETSTAT.EXE -ano -p TCPv6',
    ]);
  });

  it('may have nothing for one of them', async () => {
    const { run } = saying((args) => (args.at(-1) === 'TCP' ? fixture('windows-tcp.txt') : ''));
    expect(await netstatSource('win32', run).read(wanted)).toMatchObject({ ok: true, value: { total: 12 } });
  });
});

describe('no table', () => {
  it('without the program', async () => {
    const error = Object.assign(new Error('spawn /usr/sbin/netstat ENOENT'), { code: 'ENOENT' });
    expect(await netstatSource('darwin', failing(error)).read(wanted)).toEqual({
      ok: false,
      error: { reason: 'no-program', detail: 'spawn /usr/sbin/netstat ENOENT' },
    });
  });

  it('when it fails; what it wrote is not repeated', async () => {
    const error = Object.assign(new Error('Command failed: netstat\nusage: …\n…'), { code: 1 });
    expect(await netstatSource('win32', failing(error)).read(wanted)).toEqual({
      ok: false,
      error: { reason: 'unreadable', detail: 'Command failed: netstat' },
    });
  });

  it.each([
    ['nothing', ''],
    ['something else', 'netstat: not here\n'],
    ['the table of Linux', 'tcp        0      0 127.0.0.1:36731         0.0.0.0:*               LISTEN\n'],
  ])('when it says %s', async (_what, output) => {
    expect(await netstatSource('darwin', saying(() => output).run).read(wanted)).toEqual({
      ok: false,
      error: { reason: 'unknown-output', detail: 'no rows' },
    });
  });

  it('when a socket of ours is in a state it names in another language', async () => {
    const { run } = saying(() => fixture('windows-german.txt'));
    expect(await netstatSource('win32', run).read(wanted)).toMatchObject({
      error: { reason: 'unknown-output', detail: expect.stringContaining('HERGESTELLT') },
    });
  });

  it('really without the program, on this machine', async () => {
    // Neither path exists on Linux; on the systems it is for, the program answers. What has no slash in
    // it is looked for in PATH, and a folder there that this user may not enter would be another failure.
    vi.stubEnv('PATH', '/none');
    onTestFinished(() => void vi.unstubAllEnvs());
    const found = await netstatSource(process.platform === 'win32' ? 'darwin' : 'win32').read(wanted);
    expect(found).toMatchObject({ ok: false, error: { reason: 'no-program' } });
  });
});
