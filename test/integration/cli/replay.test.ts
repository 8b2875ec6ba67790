import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { commandPeers } from '../../helpers/commandPeers';
import { freePort } from '../../helpers/freePort';
import { FLAG, frameOf, ipPacket, pcapFile, type RecordShape } from '../../helpers/packets';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const command = commandPeers();
const raw = rawPeers();
const folder = mkdtempSync(join(tmpdir(), 'replay-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A client says so many `a`, gets so many back, in turn; then both end. */
function capture(...sizes: readonly number[]): string {
  const records: RecordShape[] = [];
  const seq: [number, number] = [100, 900];
  const packet = (from: 0 | 1, flags: number, payload: number): void => {
    const ports = from === 0 ? ([50_000, 80] as const) : ([80, 50_000] as const);
    const shape = { ports, flags, payload, seq: seq[from], ack: seq[1 - from] ?? 0 };
    // A second between packets: `--speed max` does not wait for it.
    records.push({ frame: frameOf(1, ipPacket(shape)), micros: 1_000_000 * (records.length + 1) });
    seq[from] += payload + (flags & (FLAG.SYN | FLAG.FIN) ? 1 : 0);
  };
  packet(0, FLAG.SYN, 0);
  packet(1, FLAG.SYN | FLAG.ACK, 0);
  for (const [i, size] of sizes.entries()) packet(i % 2 === 0 ? 0 : 1, FLAG.ACK, size);
  packet(0, FLAG.ACK | FLAG.FIN, 0);
  packet(1, FLAG.ACK | FLAG.FIN, 0);
  const file = join(folder, `${sizes.join('-')}.pcap`);
  writeFileSync(file, pcapFile(records));
  return file;
}

const talk = capture(10, 10, 5, 5, 1, 1);
const replay = (file: string, ...args: string[]) => cli.runToEnd(['replay', file, '--speed', 'max', ...args]);

async function reachable(port: number): Promise<void> {
  await pollUntil('somebody to listen', () =>
    raw.connect(port).then(
      ({ socket }) => socket.destroy().destroyed,
      () => false,
    ),
  );
}

describe('bothends replay, as the client', () => {
  it('finds that our echo answers as it was recorded', async () => {
    const { port } = await cli.serve();
    const run = await replay(talk, '--to', `127.0.0.1:${port}`);
    expect([run.exit, run.err]).toEqual([0, expect.stringContaining('connection 1 of 1')]);
    expect(run.outText).toContain('The live answer is the recorded one');
  });

  it('and socat’s, as JSON', async () => {
    const port = await freePort();
    command('socat', [`TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`, 'PIPE']);
    await reachable(port);
    const run = await replay(talk, '--to', `127.0.0.1:${port}`, '--json');
    expect(run.exit).toBe(0);
    expect(run.json).toMatchObject([{ outcome: 'equal', sent: 16, matched: 16, difference: null }]);
  });

  it('says where another program answers otherwise, and that nobody answers', async () => {
    const port = await freePort();
    command('ncat', [
      '-l',
      '127.0.0.1',
      String(port),
      '-k',
      '--sh-exec',
      'printf aaaaXaaaaa; cat >/dev/null',
    ]);
    await reachable(port);
    const other = await replay(talk, '--to', `127.0.0.1:${port}`);
    expect(other.exit).toBe(1);
    expect(other.outText).toContain('The live answer differs at byte 4');
    expect(other.outText).toContain('61 61 61 61 58');
    const nobody = await replay(talk, '--to', `127.0.0.1:${await freePort()}`);
    expect(nobody.exit).toBe(1);
    expect(nobody.outText).toContain('The replay failed: Refused.');
  });
});

describe('bothends replay --listen, as the server', () => {
  async function served(...args: string[]) {
    const run = cli.run(['replay', talk, '--speed', 'max', '--listen', '0', ...args]);
    const [, port = ''] = await run.untilErr(/Waiting for a client at 127\.0\.0\.1:(\d+)/);
    return { run, port };
  }

  it.each([
    ['ncat', (port: string) => ['127.0.0.1', port]],
    ['socat', (port: string) => ['-t', '5', '-', `TCP:127.0.0.1:${port}`]],
  ] as const)('answers %s as it was recorded', async (name, args) => {
    const { run, port } = await served();
    const client = command(name, args(port));
    client.process.stdin.write('a'.repeat(10));
    await client.untilOutput(/^a{10}$/);
    client.process.stdin.write('a'.repeat(5));
    await client.untilOutput(/^a{15}$/);
    client.process.stdin.end('a');
    expect(await client.untilExit()).toBe(0);
    expect(client.output.toString()).toBe('a'.repeat(16));
    expect(await run.untilExit()).toBe(0);
    expect(run.outText).toContain('The live answer is the recorded one');
  });

  it('says where a client of ours differs', async () => {
    const { run, port } = await served('--json');
    await cli.runToEnd(['client', '127.0.0.1', port], 'aaaaaaaXaa');
    expect(await run.untilExit()).toBe(1);
    expect(run.json).toMatchObject([{ outcome: 'different', matched: 7, difference: { offset: 7 } }]);
  });

  it('is stopped while it waits', async () => {
    const { run } = await served();
    run.child.kill('SIGINT');
    expect(await run.untilExit()).toBe(1);
  });
});

describe('bothends replay', () => {
  it.each([
    [[talk], 2, '--to HOST:PORT or --listen'],
    [[talk, '--to', '127.0.0.1:1', '--listen', '2'], 2, '--to HOST:PORT or --listen'],
    [[talk, '--to', '127.0.0.1:1', '--connection', '2'], 1, 'There is no connection 2'],
    [[join(folder, 'none'), '--to', '127.0.0.1:1'], 1, 'There is no file'],
  ] as const)('refuses %j', async (args, exit, words) => {
    const run = await cli.runToEnd(['replay', ...args]);
    expect([run.exit, run.err]).toEqual([exit, expect.stringContaining(words)]);
  });
});
