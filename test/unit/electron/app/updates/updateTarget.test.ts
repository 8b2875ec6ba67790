import { expect, it } from 'vitest';
import { type Installed, updateTarget } from '../../../../../electron/app/updates/updateTarget';

const installed = (more: Partial<Installed>) =>
  updateTarget({
    isPackaged: true,
    platform: 'linux',
    env: {},
    packageType: null,
    program: '/opt/Bothends/bothends-desktop',
    ...more,
  });

it('replaces itself only where the package can', () => {
  expect(installed({ platform: 'darwin' })).toEqual({ kind: 'self' });
  expect(installed({ platform: 'win32' })).toEqual({ kind: 'self' });
  expect(installed({ env: { APPIMAGE: '/home/me/Bothends.AppImage' } })).toEqual({ kind: 'self' });
});

it('says of the others what they are', () => {
  const portable = installed({ platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Bothends.exe' } });
  expect(portable).toEqual({ kind: 'manual', package: 'portable' });
  expect(installed({ packageType: 'deb\n' })).toEqual({ kind: 'manual', package: 'deb' });
  expect(installed({ packageType: 'rpm' })).toEqual({ kind: 'manual', package: 'rpm' });
  expect(installed({})).toEqual({ kind: 'manual', package: 'archive' });
  const unpacked = installed({ packageType: 'deb', program: '/home/me/Bothends/bothends-desktop' });
  expect(unpacked).toEqual({ kind: 'manual', package: 'archive' });
  expect(installed({ packageType: 'something new' })).toEqual({ kind: 'manual', package: 'archive' });
});

it('is off where nothing was installed, whatever else is there', () => {
  expect(installed({ isPackaged: false, env: { APPIMAGE: 'x' } })).toEqual({ kind: 'not-installed' });
});
