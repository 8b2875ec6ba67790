import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { didNotStart, planStart, type Surroundings } from '../../../../electron/cli/startPlan';

const root = join('/', 'checkout');
const folder = join(root, 'node_modules/electron');

function on(files: Record<string, string>, rest: Partial<Surroundings> = {}): Surroundings {
  return {
    root,
    platform: 'linux',
    env: { DISPLAY: ':0' },
    files: { exists: (path) => path in files, read: (path) => files[path] ?? null },
    ...rest,
  };
}
const installer = { [join(folder, 'install.js')]: '' };
const installed = {
  ...installer,
  [join(folder, 'path.txt')]: 'electron\n',
  [join(folder, 'dist/electron')]: '',
};

describe('planStart', () => {
  it('starts the Electron that is there', () => {
    const executable = join(folder, 'dist/electron');
    expect(planStart(on(installed))).toEqual({ kind: 'desktop', executable });
    expect(planStart(on(installed, { env: { WAYLAND_DISPLAY: 'w' } }))).toEqual({
      kind: 'desktop',
      executable,
    });
  });

  it('fetches what is missing', () => {
    const plan = { kind: 'download', installer: join(folder, 'install.js') };
    expect(planStart(on(installer))).toEqual(plan);
    expect(planStart(on({ ...installer, [join(folder, 'path.txt')]: 'electron' }))).toEqual(plan);
  });

  it('does not even look without a display', () => {
    expect(planStart(on(installed, { env: {} }))).toEqual({ kind: 'web', why: 'noDisplay' });
    expect(planStart(on(installed, { env: {}, platform: 'darwin' })).kind).toBe('desktop');
  });

  it('takes the folder somebody names, or nothing', () => {
    const named = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join('/', 'mine') };
    const mine = { [join('/', 'mine/electron')]: '' };
    expect(planStart(on({ ...installer, ...mine }, { env: named }))).toEqual({
      kind: 'desktop',
      executable: join('/', 'mine/electron'),
    });
    expect(planStart(on(installed, { env: named }))).toEqual({ kind: 'web', why: 'noBinary' });
  });

  it('says so where the package is missing', () => {
    expect(planStart(on({}))).toEqual({ kind: 'web', why: 'noBinary' });
  });
});

it('tells an Electron that cannot run from one that was closed', () => {
  expect(didNotStart(1, 200)).toBe(true);
  expect(didNotStart(null, 200)).toBe(true);
  expect(didNotStart(0, 200)).toBe(false);
  expect(didNotStart(1, 60_000)).toBe(false);
});
