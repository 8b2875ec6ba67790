import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { capturePackets } from '../../../../electron/capture/index';
import { findTools, reasonOf, searchFolders } from '../../../../electron/capture/tools';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with programs that are small scripts. */
function folderWith(scripts: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-capture-'));
  folders.push(folder);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

const wish = { port: 9190, hosts: ['127.0.0.1'], locals: [] };
const listener = { segments: () => undefined, failed: () => undefined };
const NOT_ALLOWED = `echo "You don't have permission to capture on that device" >&2; exit 1`;

describe('looking for programs', () => {
  it('finds those of the system, in its order, wherever they are', () => {
    const first = folderWith({ dumpcap: 'exit 0' });
    const second = folderWith({ tcpdump: 'exit 0', dumpcap: 'exit 0' });
    mkdirSync(join(first, 'tcpdump'));
    expect(findTools('linux', [first, second])).toEqual([
      { tool: 'tcpdump', path: join(second, 'tcpdump') },
      { tool: 'dumpcap', path: join(first, 'dumpcap') },
    ]);
    expect(findTools('darwin', [first, second]).map(({ tool }) => tool)).toEqual(['dumpcap', 'tcpdump']);
    expect(findTools('win32', [first, second])).toEqual([]);
  });

  it('looks where people have no path to, too', () => {
    expect(searchFolders('linux', { PATH: '/a:/b' })).toEqual(
      expect.arrayContaining(['/a', '/b', '/usr/sbin']),
    );
    expect(searchFolders('win32', { ProgramFiles: 'C:/P' })).toHaveLength(1);
  });

  it.each([
    ['socket: Operation not permitted', undefined, 'not-permitted'],
    ["You don't have permission to capture", undefined, 'not-permitted'],
    ['(cannot open BPF device) /dev/bpf0: Permission denied', undefined, 'not-permitted'],
    ['', 'EACCES', 'not-permitted'],
    ['', 'ENOENT', 'no-tool'],
    ['Unable to load Npcap or WinPcap (wpcap.dll)', undefined, 'no-driver'],
    ['syntax error in filter', undefined, 'failed'],
  ])('understands %j %s', (words, code, reason) => {
    expect(reasonOf(words, code)).toBe(reason);
  });
});

describe.skipIf(process.platform === 'win32')(
  'a capture that cannot be (programs are shell scripts here)',
  () => {
    it('says that there is no program', async () => {
      const capture = capturePackets({ folders: [folderWith({})] });
      expect(await capture.check()).toEqual({ available: false, reason: 'no-tool', detail: '' });
      expect(await capture.start(wish, listener)).toMatchObject({ ok: false, error: { reason: 'no-tool' } });
    });

    it('says that nobody may, in the words of the first program', async () => {
      const capture = capturePackets({
        platform: 'linux',
        folders: [folderWith({ tcpdump: NOT_ALLOWED, dumpcap: 'echo other >&2; exit 2' })],
      });
      expect(await capture.check()).toMatchObject({
        available: false,
        reason: 'not-permitted',
        detail: expect.stringContaining('permission'),
      });
    });

    it('takes the program that may, and asks again after one may not', async () => {
      const folder = folderWith({ tcpdump: NOT_ALLOWED, dumpcap: NOT_ALLOWED });
      const capture = capturePackets({ platform: 'linux', folders: [folder] });
      expect(await capture.check()).toMatchObject({ available: false });
      writeFileSync(join(folder, 'dumpcap'), '#!/bin/sh\nexit 0\n');
      expect(await capture.check()).toEqual({ available: true, tool: 'dumpcap' });
    });

    it('fails as a value when the program ends at once, or writes something else', async () => {
      const script = (rest: string) => `case "$*" in *-L*) exit 0;; esac\n${rest}`;
      const broken = (rest: string) =>
        capturePackets({ platform: 'linux', folders: [folderWith({ tcpdump: script(rest) })] });
      expect(await broken('echo "no such device" >&2; exit 1').start(wish, listener)).toMatchObject({
        ok: false,
        error: { reason: 'failed', detail: 'no such device' },
      });
      expect(await broken('echo "this is no capture"; exec sleep 60').start(wish, listener)).toMatchObject({
        ok: false,
        error: { reason: 'failed' },
      });
    });

    it('refuses a wish that is no port or address before anything is started', async () => {
      const capture = capturePackets({ folders: [folderWith({})] });
      expect(await capture.start({ ...wish, hosts: ['x; rm -r /'] }, listener)).toMatchObject({
        ok: false,
        error: { reason: 'failed' },
      });
    });

    it('tells when the program ends by itself, and ends one that does not listen', async () => {
      const header = String.raw`printf '\324\303\262\241\002\000\004\000\000\000\000\000\000\000\000\000\200\000\000\000\001\000\000\000'`;
      const script = (rest: string) => `case "$*" in *-L*) exit 0;; esac\n${header}\n${rest}`;
      const make = (rest: string) =>
        capturePackets({ platform: 'linux', folders: [folderWith({ tcpdump: script(rest) })] });
      const words = await new Promise<string>((resolve) => {
        void make('echo "interface went away" >&2; exit 1').start(wish, { ...listener, failed: resolve });
      });
      expect(words).toBe('interface went away');
      const deaf = await make(`trap '' TERM\nwhile :; do sleep 0.05; done`).start(wish, listener);
      expect(deaf.ok).toBe(true);
      if (deaf.ok) expect(await deaf.value.stop()).toEqual({ dropped: null });
    });
  },
);
