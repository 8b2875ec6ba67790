// `bothends client` as it was built, against plain sockets: how it ends, and what it says.
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { builtCli, type Running } from '../../helpers/builtCli';
import { freePort, isInstalled } from '../../helpers/otherPrograms';
import { pollUntil } from '../../helpers/pollUntil';
import { type RawPeer, rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();

async function connected(
  args: string[] = [],
  env?: NodeJS.ProcessEnv,
): Promise<{ client: Running; peer: RawPeer }> {
  const { port, peer: accepted } = await peers.listen();
  const client = cli.run(['client', '127.0.0.1', String(port), ...args], env);
  return { client, peer: await accepted(0) };
}

/** A server that stands still with a full queue: Linux then drops further requests, and connecting hangs. */
async function portWithoutAnswer(): Promise<number> {
  const { port, child } = await cli.serve('--backlog', '1');
  child.kill('SIGSTOP');
  await peers.connect(port);
  await peers.connect(port);
  return port;
}

describe('half-close', () => {
  it('of ours first: the client still hears everything', async () => {
    const { client, peer } = await connected();
    client.child.stdin?.end('question\nlast line without an end');
    await peer.untilEnded();
    expect(peer.text).toBe('question\nlast line without an end');
    expect(client.exit).toBeNull();
    peer.socket.write('first ');
    await client.untilOut(/first /);
    peer.socket.end('second');
    expect(await client.untilExit()).toBe(0);
    expect(client.outText).toBe('first second');
    expect(client.err).toMatch(/ended sending \(FIN\).*\n.*peer ended sending \(FIN\)/);
  });

  it('of the peer first: the client can still talk', async () => {
    const { client, peer } = await connected();
    peer.socket.end('bye');
    await client.untilErr(/peer ended sending/);
    client.child.stdin?.write('still here\n');
    await peer.untilBytes(11);
    expect(client.exit).toBeNull();
    client.child.stdin?.end();
    expect(await client.untilExit()).toBe(0);
    expect(peer.text).toBe('still here\n');
  });
});

describe('line endings', () => {
  const input = 'a\r\nb\n\0\rc';
  it.each([
    ['lf', 'a\r\nb\n\0\rc'],
    ['crlf', 'a\r\nb\r\n\0\rc'],
    ['cr', 'a\rb\r\0\rc'],
    ['none', 'ab\0\rc'],
  ])('--eol %s', async (eol, expected) => {
    const { client, peer } = await connected(['--eol', eol]);
    client.child.stdin?.end(input);
    await peer.untilEnded();
    expect(peer.text).toBe(expected);
    peer.socket.end();
    expect(await client.untilExit()).toBe(0);
  });

  it('are as typed by default, and every line goes at once', async () => {
    const { client, peer } = await connected();
    client.child.stdin?.write('a\r\n');
    await peer.untilBytes(3);
    client.child.stdin?.write('b');
    await peer.untilBytes(4);
    expect(peer.text).toBe('a\r\nb');
  });
});

describe('exit code 1', () => {
  it('when refused, with the code, the reason and the next step', async () => {
    const client = await cli.runToEnd(['client', '127.0.0.1', String(await freePort())]);
    expect(client.exit).toBe(1);
    expect(client.outText).toBe('');
    expect(client.err).toMatch(/^error: ECONNREFUSED: /m);
    expect(client.err).toContain('no program listens on this port');
    expect(client.err).toMatch(/^What to do: Check the port/m);
  });

  it.skipIf(process.platform !== 'linux')('when nobody answers in time', async () => {
    const port = String(await portWithoutAnswer());
    const client = await cli.runToEnd(['client', '127.0.0.1', port, '--timeout', '50']);
    expect(client.exit).toBe(1);
    expect(client.err).toMatch(/^error: ETIMEDOUT: /m);
    expect(client.err).toContain('nor refused within the time');
  });

  it('when reset', async () => {
    const { client, peer } = await connected();
    client.child.stdin?.write('x');
    await peer.untilBytes(1);
    peer.socket.resetAndDestroy();
    expect(await client.untilExit()).toBe(1);
    expect(client.err).toMatch(/^error: ECONNRESET/m);
  });

  it('when a name has no address', async () => {
    const client = await cli.runToEnd(['client', 'no-such-name.invalid', '80']);
    expect(client.exit).toBe(1);
    expect(client.err).toMatch(/^error: (ENOTFOUND|EAI_AGAIN)/m);
  });

  it('when stdin cannot be read, after telling the peer', async () => {
    const { port, peer: accepted } = await peers.listen();
    const command = `exec "$0" "$1" client 127.0.0.1 ${port} 0> ${cli.folder}/written`;
    const client = cli.start('sh', ['-c', command, process.execPath, cli.script]);
    const peer = await accepted(0);
    await peer.untilEnded();
    peer.socket.end('answer');
    expect(await client.untilExit()).toBe(1);
    expect(client.outText).toBe('answer');
    expect(client.err).toMatch(/^error: EBADF/m);
  });

  it('keeps stdout for JSON', async () => {
    const client = await cli.runToEnd(['client', '127.0.0.1', String(await freePort()), '--json']);
    expect(client.exit).toBe(1);
    expect(client.json.at(-2)).toMatchObject({ type: 'connect-failed', error: { code: 'ECONNREFUSED' } });
    expect(client.err).toMatch(/^error: ECONNREFUSED/);
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('closes the socket and exits 0', async () => {
    const { client, peer } = await connected();
    await client.untilErr(/connected/);
    client.child.kill(signal);
    // npm passes the terminal's signal on: it comes twice.
    client.child.kill(signal);
    await peer.untilEnded();
    expect(await client.untilExit()).toBe(0);
    expect(client.err).not.toContain('error:');
  });

  it.skipIf(process.platform !== 'linux')('ends the attempt to connect', async () => {
    const client = cli.run(['client', '127.0.0.1', String(await portWithoutAnswer())]);
    await client.untilErr(/trying/);
    client.child.kill(signal);
    expect(await client.untilExit()).toBe(0);
    expect(client.err).not.toContain('error:');
  });
});

describe('a reader that leaves', () => {
  const shell = isInstalled('bash') ? 'bash' : 'sh';
  it.each([[], ['--json']])('ends it quietly: %j', async (...args) => {
    const { port, peer: accepted } = await peers.listen();
    const command = `"$0" "$1" client 127.0.0.1 ${port} ${args.join(' ')} 2>/dev/null | head -1`;
    const pipeline = cli.start(shell, ['-c', `set -o pipefail; ${command}`, process.execPath, cli.script]);
    const peer = await accepted(0);
    const flood = setInterval(() => peer.socket.write('line\n'), 5);
    expect(await pipeline.untilExit()).toBe(0);
    clearInterval(flood);
    expect(pipeline.outText.split('\n')).toHaveLength(2);
    await pollUntil('the end at the peer', () => peer.ended || peer.error !== null);
  });

  it('says nothing about it', async () => {
    const { client, peer } = await connected();
    await client.untilErr(/connected/);
    client.child.stdout?.destroy();
    const flood = setInterval(() => peer.socket.write('line\n'), 5);
    expect(await client.untilExit()).toBe(0);
    clearInterval(flood);
    expect(client.err).not.toMatch(/EPIPE|error/);
  });
});

it('speaks Korean', async () => {
  const { t } = createTranslator('ko');
  const { client, peer } = await connected([], { LANG: 'ko_KR.UTF-8' });
  await client.untilErr(/연결됨 127\.0\.0\.1:\d+ ⇄ 127\.0\.0\.1:\d+/);
  peer.socket.resetAndDestroy();
  expect(await client.untilExit()).toBe(1);
  expect(client.err).toMatch(/^오류: ECONNRESET/m);
  expect(client.err).toContain(t('cli.line.hint', { text: t('explain.reset.next') }));
});
