import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDescriptors } from '../../../../electron/kernel/descriptors';

const folder = mkdtempSync(join(tmpdir(), 'bothends-fd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const links = [
  '/dev/null',
  'pipe:[41]',
  'socket:[42]',
  'socket:[43]',
  'socket:[x]',
  'socket:[42]',
  'socket:[44]',
];
for (const [descriptor, target] of links.entries()) symlinkSync(target, join(folder, String(descriptor)));
symlinkSync('socket:[45]', join(folder, '10'));

function read(inodes: readonly number[], limit?: number) {
  const found = readDescriptors(inodes, {
    platform: 'linux',
    folder,
    ...(limit === undefined ? {} : { limit }),
  });
  if (!found.ok) throw new Error(found.error.detail);
  return { descriptors: [...found.value.byInode], complete: found.value.complete };
}

describe('descriptor numbers', () => {
  it('are those of the sockets asked for, the lowest of several', () => {
    expect(read([44, 42, 45])).toEqual({
      descriptors: [
        [42, 2],
        [44, 6],
        [45, 10],
      ],
      complete: true,
    });
  });

  it('are only those of sockets, and of this process', () => {
    expect(read([41, 1_000, 0])).toEqual({ descriptors: [], complete: true });
    expect(read([])).toEqual({ descriptors: [], complete: true });
  });

  it('are looked for up to a limit, and whether that was enough is told', () => {
    expect(read([42, 44], 4)).toEqual({ descriptors: [[42, 2]], complete: false });
    expect(read([42], 4)).toEqual({ descriptors: [[42, 2]], complete: true });
    expect(read([44], 8)).toEqual({ descriptors: [[44, 6]], complete: true });
  });

  it('are not available elsewhere', () => {
    expect(readDescriptors([42], { platform: 'darwin' })).toEqual({
      ok: false,
      error: { reason: 'platform', detail: 'darwin' },
    });
    expect(readDescriptors([42], { platform: 'linux', folder: join(folder, 'none') })).toMatchObject({
      ok: false,
      error: { reason: 'unreadable', detail: expect.stringContaining('ENOENT') },
    });
  });
});
