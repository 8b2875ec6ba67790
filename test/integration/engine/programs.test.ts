import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CommandPeer, commandPeers } from '../../helpers/commandPeers';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';

const t = testEngine();
const start = commandPeers();

const TEN_MEGABYTES = randomBytes(10 * 1024 * 1024);
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const WANTED = hash(TEN_MEGABYTES);

/** The programs as clients: what comes in on stdin is sent, then half-closed; what is received goes to stdout. */
const CLIENTS: [string, (port: number) => CommandPeer][] = [
  ['ncat', (port) => start('ncat', ['127.0.0.1', String(port)])],
  ['socat', (port) => start('socat', ['-t', '10', '-', `TCP:127.0.0.1:${port}`])],
];

/** The same as servers for one client, on a port that they say when they are ready. */
const SERVERS: [string, () => Promise<{ program: CommandPeer; port: number }>][] = [
  [
    'ncat -l',
    async () => {
      const port = await freePort();
      const program = start('ncat', ['-l', '-v', '127.0.0.1', String(port)]);
      await program.untilComplaint(/Listening on/);
      return { program, port };
    },
  ],
  [
    'socat TCP-LISTEN',
    async () => {
      const program = start('socat', ['-d', '-d', '-t', '10', '-', 'TCP-LISTEN:0,bind=127.0.0.1']);
      const [, port] = await program.untilComplaint(/listening on .*:(\d+)/);
      return { program, port: Number(port) };
    },
  ],
];

/** Windows has no socat; elsewhere a missing program is a failure. */
const onPosix = describe.skipIf(process.platform === 'win32');

onPosix.each(CLIENTS)('%s and our server', (_name, connect) => {
  it.each([false, true])('echo 10 MB of anything, half-open %s', async (halfOpen) => {
    const server = await t.server({ halfOpen });
    const program = connect(server.port);
    program.process.stdin.end(TEN_MEGABYTES);
    if (halfOpen) {
      await server.until('peer-ended');
      t.engine.end(server.session, 1);
    }
    expect(await program.untilExit()).toBe(0);
    expect(hash(program.output)).toBe(WANTED);
    await server.until('closed');
    expect(hash(server.bytes('received'))).toBe(WANTED);
    expect(server.all('closed')[0]).toMatchObject({
      first: 'peer',
      bytesIn: TEN_MEGABYTES.length,
      bytesOut: TEN_MEGABYTES.length,
    });
  });

  it('hears what a person sends, and our end', async () => {
    const server = await t.server({ behaviour: { name: 'manual' } });
    const program = connect(server.port);
    const { socket } = await server.until('accepted');
    await sendAll(server, socket, TEN_MEGABYTES);
    t.engine.end(server.session, socket);
    program.process.stdin.end();
    expect(await program.untilExit()).toBe(0);
    expect(hash(program.output)).toBe(WANTED);
  });
});

/** Sends in pieces of a megabyte, as a view does, each when the one before has drained. */
async function sendAll(who: Watched, socket: number, bytes: Uint8Array): Promise<void> {
  const piece = 1024 * 1024;
  for (let from = 0; from < bytes.length; from += piece) {
    const drained = who.all('drained').length;
    expect(t.engine.send(who.session, socket, bytes.subarray(from, from + piece))).toMatchObject({
      ok: true,
    });
    await who.untilCount('drained', drained + 1);
  }
}

onPosix.each(SERVERS)('our client and %s', (_name, listen) => {
  it('sends it 10 MB and our end', async () => {
    const { program, port } = await listen();
    const client = await t.client(port);
    await sendAll(client, 1, TEN_MEGABYTES);
    t.engine.end(client.session, 1);
    program.process.stdin.end();
    expect(await program.untilExit()).toBe(0);
    expect(hash(program.output)).toBe(WANTED);
    await client.until('closed');
    expect(client.all('closed')[0]).toMatchObject({ bytesOut: TEN_MEGABYTES.length });
  });

  it('receives 10 MB and its end', async () => {
    const { program, port } = await listen();
    const client = await t.client(port);
    program.process.stdin.end(TEN_MEGABYTES);
    await client.until('peer-ended');
    await client.until('closed');
    expect(hash(client.bytes('received'))).toBe(WANTED);
    expect(client.all('closed')[0]).toMatchObject({ first: 'peer', bytesIn: TEN_MEGABYTES.length });
    expect(client.all('ended')[0]).toMatchObject({ automatic: true });
  });
});
