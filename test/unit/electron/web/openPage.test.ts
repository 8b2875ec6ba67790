import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandPaths, type Desk, whyNotOpen } from '../../../../electron/web/openPage';

const person: Desk = { platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false };

describe('whyNotOpen', () => {
  it('opens for a person at a screen', () => {
    expect(whyNotOpen(person)).toBeNull();
    expect(whyNotOpen({ ...person, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
    expect(whyNotOpen({ platform: 'darwin', env: {}, isRoot: false })).toBeNull();
    expect(whyNotOpen({ platform: 'win32', env: {}, isRoot: false })).toBeNull();
  });

  it('opens nothing without a display', () => {
    expect(whyNotOpen({ ...person, env: {} })).toBe('noDisplay');
    expect(whyNotOpen({ ...person, env: { DISPLAY: '' } })).toBe('noDisplay');
  });

  it('opens nothing as root', () => {
    expect(whyNotOpen({ ...person, isRoot: true })).toBe('asRoot');
    expect(whyNotOpen({ platform: 'darwin', env: {}, isRoot: true })).toBe('asRoot');
  });
});

describe('commandPaths', () => {
  it('prefers the command to the folder', () => {
    const path = ['/a', '', '/b'].join(delimiter);
    expect(commandPaths(['x', 'y'], path)).toEqual([
      join('/a', 'x'),
      join('/b', 'x'),
      join('/a', 'y'),
      join('/b', 'y'),
    ]);
  });
});
