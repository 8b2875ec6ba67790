// `bothends server` as it was built, against plain sockets.
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();

describe('echo', () => {
  it('answers, prints what it got, and goes on after the end of stdin', async () => {
    const server = await cli.serve();
    server.child.stdin?.end('ignored\n');
    const peer = await peers.connect(server.port);
    peer.socket.end('héllo\0');
    await peer.untilEnded();
    expect(peer.text).toBe('héllo\0');
    await server.untilErr(/#1 closed, peer first/);
    expect(server.outText).toBe('héllo\0');
    const next = await peers.connect(server.port);
    next.socket.end('x');
    await next.untilEnded();
    expect(next.text).toBe('x');
    expect(server.exit).toBeNull();
  });

  it('outlives a client that resets', async () => {
    const server = await cli.serve();
    const peer = await peers.connect(server.port);
    await server.untilErr(/#1 accepted/);
    peer.socket.resetAndDestroy();
    await server.untilErr(/#1 reset by peer \(RST\): ECONNRESET/);
    await server.untilErr(/#1 closed/);
    expect(server.exit).toBeNull();
  });
});

describe('manual', () => {
  it('keeps lines until somebody is there, and gives them to everybody', async () => {
    const server = await cli.serve('--behaviour', 'manual', '--eol', 'crlf');
    server.child.stdin?.write('early\n');
    const first = await peers.connect(server.port);
    await first.untilBytes(7);
    const second = await peers.connect(server.port);
    await server.untilErr(/#2 accepted/);
    server.child.stdin?.end('late\nend');
    await second.untilBytes(9);
    await first.untilBytes(16);
    expect(first.text).toBe('early\r\nlate\r\nend');
    expect(second.text).toBe('late\r\nend');
    first.socket.write('up');
    await server.untilOut(/up/);
    expect(first.bytes).toBe(16);
    expect(server.exit).toBeNull();
  });

  it('does not send what it was typed to a client of before', async () => {
    const server = await cli.serve('--behaviour', 'manual');
    const gone = await peers.connect(server.port);
    await server.untilErr(/#1 accepted/);
    gone.socket.end();
    await server.untilErr(/#1 closed/);
    server.child.stdin?.write('for the next\n');
    const next = await peers.connect(server.port);
    await next.untilBytes(13);
    expect(next.text).toBe('for the next\n');
  });
});

describe('options', () => {
  it('--max-connections turns others away', async () => {
    const server = await cli.serve('--max-connections', '1');
    await peers.connect(server.port);
    await server.untilErr(/#1 accepted/);
    const second = await peers.connect(server.port);
    await second.untilEnded();
    await server.untilErr(/turned away 127\.0\.0\.1:\d+: limit of 1 reached/);
  });

  it('--half-open keeps our direction open', async () => {
    const server = await cli.serve('--half-open', '--behaviour', 'manual');
    const peer = await peers.connect(server.port);
    peer.socket.end('done');
    await server.untilErr(/peer ended sending/);
    server.child.stdin?.write('but we are not\n');
    await peer.untilBytes(15);
    expect(peer.ended).toBe(false);
  });

  it('--host listens there', async () => {
    const server = await cli.serve('--host', '127.0.0.2', '--backlog', '3');
    expect(server.err).toMatch(/listening on 127\.0\.0\.2:\d+ · backlog 3/);
  });
});

it('fails with exit code 1 on a port in use', async () => {
  const { port } = await peers.listen();
  for (const args of [['--json'], []]) {
    const server = await cli.runToEnd(['server', String(port), ...args]);
    expect(server.exit).toBe(1);
    expect(server.err).toMatch(/^error: EADDRINUSE/m);
    expect(server.err).toMatch(/^Port in use: /m);
    expect(server.err).toMatch(/^What to do: /m);
  }
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('closes every socket and exits 0', async () => {
    const server = await cli.serve();
    const clients = await Promise.all([1, 2, 3].map(() => peers.connect(server.port)));
    await server.untilErr(/#3 accepted/);
    server.child.kill(signal);
    for (const client of clients) {
      await client.untilEnded();
      client.socket.end();
    }
    expect(await server.untilExit()).toBe(0);
    expect(server.err).toMatch(/session closed/);
    await expect(peers.connect(server.port)).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for a client that never reads', async () => {
    const server = await cli.serve();
    const peer = await peers.connect(server.port);
    peer.socket.pause();
    peer.socket.write(Buffer.alloc(32_000_000));
    await server.untilErr(/#1 accepted/);
    await server.untilOut(/\0/);
    server.child.kill(signal);
    expect(await server.untilExit(8_000)).toBe(0);
  });
});

it('speaks Korean', async () => {
  const run = cli.run(['server', '0'], { LC_ALL: 'ko_KR.UTF-8' });
  await run.untilErr(/듣는 중 127\.0\.0\.1:\d+ · 대기열 511/);
});
