// Bytes through the command line as it was built, to and from other programs: every one of them, in order.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtCli, type Running } from '../../helpers/builtCli';
import { freePort, isInstalled, sha256, untilListening } from '../../helpers/otherPrograms';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();
const data = randomBytes(10_000_000);
const hash = sha256(data);

/** What a program said on stdout after it got `data` and ended. */
async function answer(run: Running, input: Buffer = data): Promise<string> {
  run.child.stdin?.end(input);
  expect(await run.untilExit()).toBe(0);
  return sha256(run.out);
}

describe('10 MB with ourselves', () => {
  it('goes both ways through an echo server', async () => {
    const server = await cli.serve();
    expect(await answer(cli.run(['client', '127.0.0.1', String(server.port)]))).toBe(hash);
    await pollUntil('everything on stdout of the server', () => server.out.length >= data.length);
    expect(sha256(server.out)).toBe(hash);
  });

  it('goes both ways as JSON', async () => {
    const server = await cli.serve('--json');
    const client = cli.run(['client', '127.0.0.1', String(server.port), '--json']);
    client.child.stdin?.end(data);
    expect(await client.untilExit()).toBe(0);
    const bytes = (lines: Record<string, unknown>[], type: string): Buffer =>
      Buffer.concat(
        lines.filter((line) => line.type === type).map((line) => Buffer.from(String(line.data), 'base64')),
      );
    expect(sha256(bytes(client.json, 'sent'))).toBe(hash);
    expect(sha256(bytes(client.json, 'received'))).toBe(hash);
    await server.untilOut(/"type":"closed"/);
    expect(sha256(bytes(server.json, 'received'))).toBe(hash);
    expect(sha256(bytes(server.json, 'sent'))).toBe(hash);
  });
});

describe.skipIf(!isInstalled('ncat'))('10 MB with ncat', () => {
  it('from our client', async () => {
    const port = await freePort();
    const ncat = cli.start('ncat', ['-l', '--recv-only', '127.0.0.1', String(port)]);
    await untilListening(port);
    await answer(cli.run(['client', '127.0.0.1', String(port)]));
    await ncat.untilExit();
    expect(sha256(ncat.out)).toBe(hash);
  });

  it('to our client', async () => {
    const port = await freePort();
    const ncat = cli.start('ncat', ['-l', '--send-only', '127.0.0.1', String(port)]);
    ncat.child.stdin?.end(data);
    await untilListening(port);
    expect(await answer(cli.run(['client', '127.0.0.1', String(port)]), Buffer.alloc(0))).toBe(hash);
  });

  it('from our server', async () => {
    const server = await cli.serve('--behaviour', 'manual');
    server.child.stdin?.end(data);
    const ncat = cli.start('ncat', ['--recv-only', '127.0.0.1', String(server.port)]);
    await pollUntil('everything at ncat', () => ncat.out.length >= data.length);
    expect(sha256(ncat.out)).toBe(hash);
  });
});

describe.skipIf(!isInstalled('socat'))('10 MB with socat', () => {
  it('to our echo server and back', async () => {
    const server = await cli.serve('--half-open');
    const socat = cli.start('socat', ['-t', '20', '-', `TCP:127.0.0.1:${server.port}`]);
    socat.child.stdin?.write(data);
    await pollUntil('the echo at socat', () => socat.out.length >= data.length);
    expect(sha256(socat.out)).toBe(hash);
    expect(sha256(server.out)).toBe(hash);
  });

  it('from our client to its echo and back', async () => {
    const port = await freePort();
    cli.start('socat', ['-t', '20', `TCP-LISTEN:${port},bind=127.0.0.1`, 'EXEC:cat']);
    await untilListening(port);
    expect(await answer(cli.run(['client', '127.0.0.1', String(port)]))).toBe(hash);
  });
});

describe('a slow side', () => {
  it('stdout that is not read holds the sender, and nothing is lost', async () => {
    const { port, peer: accepted } = await peers.listen();
    const client = cli.run(['client', '127.0.0.1', String(port)]);
    client.child.stdout?.pause();
    const peer = await accepted(0);
    const many = Buffer.concat([data, data, data, data]);
    peer.socket.end(many);
    await untilStill(() => peer.socket.bytesWritten - peer.socket.writableLength);
    expect(peer.socket.writableLength).toBeGreaterThan(0);
    expect(peakMemory(client)).toBeLessThan(160);
    client.child.stdout?.resume();
    expect(await answer(client, Buffer.alloc(0))).toBe(sha256(many));
  });

  it('a peer that does not read holds stdin, and nothing is lost', async () => {
    const { port, peer: accepted } = await peers.listen();
    const client = cli.run(['client', '127.0.0.1', String(port)]);
    const peer = await accepted(0);
    peer.socket.pause();
    const { stdin } = client.child;
    if (stdin === null) throw new Error('no stdin');
    const many = Buffer.concat(Array<Buffer>(12).fill(data));
    stdin.end(many);
    await untilStill(() => stdin.writableLength);
    expect(stdin.writableLength).toBeGreaterThan(0);
    expect(peakMemory(client)).toBeLessThan(160);
    peer.socket.resume();
    await peer.untilEnded();
    expect(sha256(Buffer.concat(peer.chunks))).toBe(sha256(many));
    peer.socket.end();
    expect(await client.untilExit()).toBe(0);
  });

  it('stdout that is a file gets everything', async () => {
    const { port, peer: accepted } = await peers.listen();
    const file = `${cli.folder}/received`;
    const command = `exec "$0" "$1" client 127.0.0.1 ${port} > "$2"`;
    const client = cli.start('sh', ['-c', command, process.execPath, cli.script, file]);
    const peer = await accepted(0);
    peer.socket.end(data);
    client.child.stdin?.end();
    expect(await client.untilExit()).toBe(0);
    expect(sha256(readFileSync(file))).toBe(hash);
  });
});

/** Waits until a number has stood still for a while: the far end of a jam shows no other sign. */
async function untilStill(read: () => number): Promise<void> {
  let last = read();
  let since = performance.now();
  await pollUntil('standstill', () => {
    const now = read();
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > 150;
  });
}

/** MB that a program has used at most (Linux). */
function peakMemory({ child }: Running): number {
  const status = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : '';
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_000;
}

it('goes on while a client that came first has left', async () => {
  const server = await cli.serve('--behaviour', 'manual');
  const first = await peers.connect(server.port);
  const second = await peers.connect(server.port);
  await server.untilErr(/#2 accepted/);
  server.child.stdin?.write('one\n');
  await second.untilBytes(4);
  first.socket.destroy();
  await once(first.socket, 'close');
  server.child.stdin?.write('two\n');
  await second.untilBytes(8);
  expect(second.text).toBe('one\ntwo\n');
});
