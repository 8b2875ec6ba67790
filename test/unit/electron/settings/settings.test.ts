import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USUAL_SETTINGS } from '@shared/contract/settings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppSettings } from '../../../../electron/settings/index';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-settings-'));
  file = join(folder, 'deep', 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
const put = (text: string): void => {
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(file, text);
};

describe('settings', () => {
  it('are as usual where there is no file, and none is made for that', async () => {
    const settings = new AppSettings(file);
    expect(settings.state).toEqual({ settings: USUAL_SETTINGS, problem: null, fixed: [] });
    await settings.close();
    expect(existsSync(file)).toBe(false);
  });

  it('are kept for the next start: only what is not usual', async () => {
    const settings = new AppSettings(file);
    settings.change({ theme: 'dark', fontSize: 20 });
    settings.change({ fontSize: 13, keys: [{ command: 'find', key: 'F8' }] });
    await settings.close();
    expect(written()).toEqual({ theme: 'dark', keys: [{ command: 'find', key: 'F8' }] });
    expect(new AppSettings(file).now).toEqual({ ...USUAL_SETTINGS, theme: 'dark', keys: settings.now.keys });
  });

  it('are told at once, and before the answer', () => {
    const settings = new AppSettings(file, ['spillMiB']);
    const heard = vi.fn();
    const stop = settings.onChanged(heard);
    settings.change({ theme: 'light' });
    expect(heard).toHaveBeenCalledExactlyOnceWith({
      settings: { ...USUAL_SETTINGS, theme: 'light' },
      problem: null,
      fixed: ['spillMiB'],
    });
    stop();
    settings.change({ theme: 'dark' });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('of another host that wrote meanwhile stay, and so does what another version knows', async () => {
    put('{"smell":"roses"}');
    const settings = new AppSettings(file);
    const other = new AppSettings(file);
    other.change({ language: 'ko' });
    await other.close();
    settings.change({ theme: 'dark' });
    await settings.close();
    expect(written()).toEqual({ smell: 'roses', language: 'ko', theme: 'dark' });
  });
});

describe('a damaged file', () => {
  it('is copied before anything is written over it, and only once', async () => {
    put('{"theme":"dark",');
    const settings = new AppSettings(file);
    expect(settings.now).toEqual(USUAL_SETTINGS);
    const kept = join(folder, 'deep', 'settings.damaged-1.json');
    expect(settings.state.problem).toMatchObject({ kind: 'unreadable', file, kept });
    expect(new AppSettings(file).state.problem).toMatchObject({ kept });
    settings.change({ fontSize: 20 });
    await settings.close();
    expect(readFileSync(kept, 'utf8')).toBe('{"theme":"dark",');
    expect(written()).toEqual({ fontSize: 20 });
    expect(settings.state.problem).toBeNull();
    expect(readdirSync(join(folder, 'deep')).sort()).toEqual(['settings.damaged-1.json', 'settings.json']);
  });

  it('loses only what is damaged, and the next damage has a copy of its own', async () => {
    put('{"theme":"purple","fontSize":20}');
    const settings = new AppSettings(file);
    expect(settings.now).toEqual({ ...USUAL_SETTINGS, fontSize: 20 });
    expect(settings.state.problem).toMatchObject({ kind: 'damaged', names: ['theme'] });
    settings.change({ language: 'ko' });
    await settings.close();
    expect(written()).toEqual({ fontSize: 20, language: 'ko' });
    put('also damaged');
    expect(new AppSettings(file).state.problem).toMatchObject({
      kept: join(folder, 'deep', 'settings.damaged-2.json'),
    });
  });

  it('that appears while the host runs is copied too', async () => {
    const settings = new AppSettings(file);
    put('oops');
    settings.change({ theme: 'dark' });
    await settings.close();
    expect(readFileSync(join(folder, 'deep', 'settings.damaged-1.json'), 'utf8')).toBe('oops');
    expect(written()).toEqual({ theme: 'dark' });
  });
});

it('holds until the host ends where nothing can be written, and says so', async () => {
  // A file is where the folder should be.
  writeFileSync(join(folder, 'deep'), '');
  const settings = new AppSettings(file);
  settings.change({ theme: 'dark' });
  await settings.close();
  expect(settings.now.theme).toBe('dark');
  expect(settings.state.problem).toMatchObject({ kind: 'unwritten', file });
  // What could not be written is written with the next change.
  rmSync(join(folder, 'deep'));
  settings.change({ fontSize: 20 });
  await settings.close();
  expect(written()).toEqual({ theme: 'dark', fontSize: 20 });
  expect(settings.state.problem).toBeNull();
});
