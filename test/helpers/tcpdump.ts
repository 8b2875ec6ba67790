import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { pollUntil } from './pollUntil';

/** One packet in the words of tcpdump itself. */
export interface DumpedPacket {
  readonly from: number;
  readonly to: number;
  /** Sorted, so that it can be compared. */
  readonly flags: string;
  readonly bytes: number;
}

const FLAGS: Readonly<Record<string, string>> = {
  S: 'SYN',
  F: 'FIN',
  R: 'RST',
  P: 'PSH',
  '.': 'ACK',
  U: 'URG',
  E: 'ECE',
  W: 'CWR',
};
const LINE = /^\S+ IP6? \S+\.(\d+) > \S+\.(\d+): Flags \[([^\]]+)\].* length (\d+)/;

/** tcpdump by itself, into a file, read by itself: a second witness of what the app captures. */
export function tcpdumps() {
  const started = new Set<ChildProcess>();
  const folders: string[] = [];
  afterEach(() => {
    for (const child of started) child.kill('SIGKILL');
    started.clear();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return async (port: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-tcpdump-'));
    folders.push(folder);
    const file = join(folder, 'run.pcap');
    // As whoever started it: a user of its own could not write here.
    const options = ['-i', 'lo', '-n', '-U', '--immediate-mode', '-Z', 'root', '-w', file];
    const child = spawn('tcpdump', [...options, `tcp and port ${port}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    started.add(child);
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    await pollUntil('tcpdump', () => /listening on/.test(words));
    const read = (): DumpedPacket[] =>
      execFileSync('tcpdump', ['-n', '-tt', '-r', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .split('\n')
        .flatMap((line) => {
          const [, from, to, flags = '', bytes] = LINE.exec(line) ?? [];
          if (from === undefined) return [];
          const names = [...flags].map((flag) => FLAGS[flag] ?? flag).sort();
          return [{ from: Number(from), to: Number(to), flags: names.join(' '), bytes: Number(bytes) }];
        });
    return {
      /** Ends it, once `enough` of it is there. */
      async end(enough: (packets: readonly DumpedPacket[]) => boolean): Promise<readonly DumpedPacket[]> {
        await pollUntil('its packets', () => enough(read()));
        const gone = new Promise((resolve) => child.once('close', resolve));
        child.kill('SIGTERM');
        await gone;
        started.delete(child);
        return read();
      },
    };
  };
}
