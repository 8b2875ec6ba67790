/** Wireshark's own reading of a file: a second opinion on what we write. */
import { spawnSync } from 'node:child_process';

const OUTPUT_BYTES = 512 * 1024 * 1024;

function tshark(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('tshark', ['-n', ...args], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A file that ends in the middle of a packet is read up to there, and then that is said.
  if (status !== 0 && !stderr.includes('cut short')) throw error ?? new Error(`tshark: ${status} ${stderr}`);
  return stdout;
}

/** How many packets it finds, and what it says about the file; nothing when that is whole. */
export function readWhole(file: string): { readonly packets: number; readonly said: string } {
  const args = ['-n', '-r', file, '-T', 'fields', '-e', 'frame.number'];
  const { stdout, stderr } = spawnSync('tshark', args, { encoding: 'utf8', maxBuffer: OUTPUT_BYTES });
  const said = lines(stderr).filter((line) => !line.startsWith('Running as user "root"'));
  return { packets: lines(stdout).length, said: said.join(' ').trim() };
}

/** Packets it has something to say about: lost, out of order, sent again, acknowledged before they were seen, malformed. */
export function complaints(file: string): string[] {
  const filter = 'tcp.analysis.flags || _ws.malformed || _ws.expert.severity >= 8388608';
  return lines(tshark('-r', file, '-Y', filter));
}

export interface Followed {
  readonly first: Buffer;
  readonly second: Buffer;
}

/** Both directions of stream `number`; the first is that of who spoke first. */
export function follow(file: string, number = 0): Followed {
  const text = tshark('-r', file, '-q', '-z', `follow,tcp,raw,${number}`);
  const body = lines(text).filter((line) => /^\t?[0-9a-f]+$/.test(line));
  const side = (isSecond: boolean): Buffer =>
    Buffer.concat(
      body
        .filter((line) => line.startsWith('\t') === isSecond)
        .map((line) => Buffer.from(line.trim(), 'hex')),
    );
  return { first: side(false), second: side(true) };
}

/** The values of fields of every packet. */
export function fields(file: string, ...names: string[]): string[][] {
  return fieldsOf(file, 'frame', ...names);
}

/** The values of fields of the packets that a display filter finds. */
export function fieldsOf(file: string, filter: string, ...names: string[]): string[][] {
  const args = names.flatMap((name) => ['-e', name]);
  return lines(tshark('-r', file, '-Y', filter, '-T', 'fields', '-E', 'occurrence=a', ...args)).map((line) =>
    line.split('\t'),
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
