import { describe, expect, it } from 'vitest';
import { browserPlan, type Machine } from '../../helpers/browserPlan';

const bare: Machine = {
  platform: 'linux',
  arch: 'x64',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  isRoot: false,
  exists: () => false,
  playwrightPath: '/pw/chrome',
};
const having = (...paths: string[]): Pick<Machine, 'exists'> => ({ exists: (path) => paths.includes(path) });
const kinds = (machine: Machine): string[] => browserPlan(machine).map((step) => step.kind);

describe('browserPlan', () => {
  it('takes the browser that was asked for before an installed one', () => {
    const env = { ...bare.env, CHROMIUM: '/opt/my' };
    expect(browserPlan({ ...bare, env, ...having('/opt/my', '/usr/bin/chromium') })).toEqual([
      { kind: 'use', path: '/opt/my' },
    ]);
  });

  it('replaces a browser that was asked for and is missing by nothing', () => {
    const env = { ...bare.env, CHROMIUM: '/opt/gone' };
    expect(browserPlan({ ...bare, env, ...having('/usr/bin/chromium') })).toEqual([]);
  });

  it.each<[string, Partial<Machine>, string]>([
    ['PATH on Linux', {}, '/usr/local/bin/chromium'],
    [
      'applications on macOS',
      { platform: 'darwin', arch: 'arm64' },
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'program folders on Windows',
      { platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\P86' } },
      'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    ["Playwright's own folder", { platform: 'darwin' }, '/pw/chrome'],
  ])('finds a browser in %s', (_where, machine, path) => {
    expect(browserPlan({ ...bare, ...machine, ...having(path) })).toEqual([{ kind: 'use', path }]);
  });

  it("prefers an installed browser to Playwright's own", () => {
    expect(browserPlan({ ...bare, ...having('/pw/chrome', '/usr/bin/chromium') })).toEqual([
      { kind: 'use', path: '/usr/bin/chromium' },
    ]);
  });

  it('unpacks, then downloads, then asks the package manager', () => {
    expect(kinds({ ...bare, isRoot: true, ...having('/usr/bin/apt-get') })).toEqual([
      'unpack',
      'install-playwright',
      'install-package',
    ]);
  });

  it('leaves the package manager to root, and the packed browser to Linux on x64', () => {
    expect(kinds({ ...bare, ...having('/usr/bin/apt-get') })).toEqual(['unpack', 'install-playwright']);
    expect(kinds({ ...bare, arch: 'arm64' })).toEqual(['install-playwright']);
    expect(kinds({ ...bare, platform: 'darwin' })).toEqual(['install-playwright']);
  });
});
