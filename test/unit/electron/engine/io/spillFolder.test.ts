import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeSpillFolder,
  removeDeadSpill,
  removeSpillFolder,
} from '../../../../../electron/engine/io/spillFolder';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'spill-test-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** The parts of the name that this process gives its folders. */
async function ownName(): Promise<{ pid: string; start: string; space: string }> {
  const folder = makeSpillFolder(base);
  const [, , pid = '', start = '', space = ''] = folder.slice(base.length + 1).split('-');
  await removeSpillFolder(folder);
  return { pid, start, space };
}

function leave(name: string): string {
  const folder = join(base, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'block'), 'bytes');
  return folder;
}

/** No process has so large a number: Linux gives at most 2²² of them. */
const DEAD = 4_194_305;

describe('the folder of this process', () => {
  it('is for this user alone, and its name says whose it is', async () => {
    const folder = makeSpillFolder(base);
    expect(folder.slice(base.length + 1)).toMatch(
      new RegExp(`^bothends-log-${process.pid}-\\d+-\\d+-[A-Za-z0-9]{6}$`),
    );
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
    await removeSpillFolder(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('is removed with what is in it, and may be gone already', async () => {
    const folder = makeSpillFolder(base);
    writeFileSync(join(folder, 'block'), 'bytes');
    await removeSpillFolder(folder);
    await removeSpillFolder(folder);
    expect(readdirSync(base)).toEqual([]);
  });

  it('leaves no listener of the process behind, however many there were', async () => {
    const before = process.listenerCount('exit');
    const folders = [makeSpillFolder(base), makeSpillFolder(base)];
    expect(process.listenerCount('exit')).toBeLessThanOrEqual(before + 1);
    for (const folder of folders) await removeSpillFolder(folder);
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('what others left behind', () => {
  it('is removed when its process is no more', async () => {
    const { space } = await ownName();
    const dead = leave(`bothends-log-${DEAD}-123-${space}-AbCd12`);
    await removeDeadSpill(base);
    expect(existsSync(dead)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'is removed when its number belongs to another process now',
    async () => {
      const { pid, start, space } = await ownName();
      const old = leave(`bothends-log-${pid}-${Number(start) - 1}-${space}-AbCd12`);
      const live = leave(`bothends-log-${pid}-${start}-${space}-AbCd12`);
      await removeDeadSpill(base);
      expect([existsSync(old), existsSync(live)]).toEqual([false, true]);
    },
  );

  it('stays when its process lives, as far as anybody can tell', async () => {
    const { pid, space } = await ownName();
    const unknown = leave(`bothends-log-${pid}-0-${space}-AbCd12`);
    await removeDeadSpill(base);
    expect(existsSync(unknown)).toBe(true);
  });

  it('stays when it is not from here, or not of us', async () => {
    const { space } = await ownName();
    const others = [
      `bothends-log-${DEAD}-123-${Number(space) + 1}-AbCd12`,
      `bothends-log-${DEAD}-123-AbCd12`,
      `bothends-log-${DEAD}-123-${space}-AbCd123`,
      `xbothends-log-${DEAD}-123-${space}-AbCd12`,
      'bothends-log',
      'somebody-elses',
    ].map(leave);
    const file = join(base, `bothends-log-${DEAD}-123-${space}-AbCd34`);
    writeFileSync(file, 'a file, and no folder');
    await removeDeadSpill(base);
    expect([...others, file].map((each) => existsSync(each))).toEqual([...others, file].map(() => true));
  });

  it('does not matter when nobody can look', async () => {
    await expect(removeDeadSpill(join(base, 'not-there'))).resolves.toBeUndefined();
  });
});
