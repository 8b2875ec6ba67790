// `--json` as it was built: every line against the contract's schemas.
import { addressSchema } from '@shared/contract/address';
import { EVIDENCE, eventFieldSchemas } from '@shared/contract/events';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtCli } from '../../helpers/builtCli';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();

const ends = { local: addressSchema.nullable(), remote: addressSchema.nullable() };
const base = z.object({
  seq: z.int().min(1),
  at: z.number().min(0),
  session: z.literal(1),
  socket: z.int().min(0),
  evidence: z.enum(EVIDENCE),
  ...ends,
});
const chunk = z.strictObject({
  type: z.enum(['received', 'sent']),
  ...base.shape,
  bytes: z.int().min(1),
  data: z.base64(),
});

/** Checks a line against what its type may carry and nothing else. */
function check(line: Record<string, unknown>, isFirst: boolean): void {
  const { epochMs, ...rest } = line;
  expect(typeof epochMs === 'number', 'epochMs on the first line only').toBe(isFirst);
  if (rest.type === 'received' || rest.type === 'sent') {
    const { bytes, data } = chunk.parse(rest);
    expect(Buffer.from(data, 'base64')).toHaveLength(bytes);
  } else {
    const type = z.enum(Object.keys(eventFieldSchemas) as [keyof typeof eventFieldSchemas]).parse(rest.type);
    z.strictObject({ type: z.literal(type), ...base.shape, ...eventFieldSchemas[type].shape }).parse({
      ...rest,
    });
  }
}

function checkAll(lines: Record<string, unknown>[]): void {
  let last = { seq: 0, at: 0 };
  for (const [i, line] of lines.entries()) {
    check(line, i === 0);
    const { seq, at } = base.parse(line);
    expect(seq).toBeGreaterThan(last.seq);
    expect(at).toBeGreaterThanOrEqual(last.at);
    last = { seq, at };
  }
}

describe('--json', () => {
  it('tells the life of a client', async () => {
    const { port, peer: accepted } = await peers.listen();
    const startedAt = Date.now();
    const client = cli.run(['client', 'localhost', String(port), '--json']);
    client.child.stdin?.end('ping');
    const peer = await accepted(0);
    const local = { address: '127.0.0.1', port: peer.socket.remotePort, family: 'IPv4' };
    await peer.untilEnded();
    peer.socket.end('pong');
    expect(await client.untilExit()).toBe(0);
    expect(client.err).toBe('');
    checkAll(client.json);
    const types = client.json.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['session-opened', 'connecting', 'lookup']);
    for (const type of ['connected', 'sent', 'drained', 'ended', 'received', 'peer-ended'])
      expect(types.filter((each) => each === type)).toHaveLength(1);
    expect(types.slice(-2)).toEqual(['closed', 'session-closed']);
    const remote = { address: '127.0.0.1', port, family: 'IPv4' };
    const after = types.indexOf('connected');
    for (const line of client.json.slice(after, -1)) expect(line).toMatchObject({ socket: 1, local, remote });
    expect(client.json.find(({ type }) => type === 'received')).toMatchObject({ bytes: 4, data: 'cG9uZw==' });
    expect(Math.abs(Number(client.json[0]?.epochMs) - startedAt)).toBeLessThan(5_000);
  });

  it('tells the life of a server and of each of its sockets', async () => {
    const server = await cli.serve('--json', '--max-connections', '2');
    const first = await peers.connect(server.port);
    first.socket.write('one');
    await first.untilBytes(3);
    const second = await peers.connect(server.port);
    second.socket.write('two');
    await second.untilBytes(3);
    const third = await peers.connect(server.port);
    await third.untilEnded();
    await server.untilOut(/"type":"dropped"/);
    first.socket.resetAndDestroy();
    second.socket.end();
    await server.untilOut(/(?:"type":"closed"[\s\S]*){2}/);
    server.child.kill('SIGTERM');
    expect(await server.untilExit()).toBe(0);
    expect(server.err).toBe('');
    checkAll(server.json);
    const local = { address: '127.0.0.1', port: server.port, family: 'IPv4' };
    for (const [socket, peer] of [first, second].entries()) {
      const lines = server.json.filter((line) => line.socket === socket + 1);
      expect(lines.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['accepted', 'received', 'sent', 'closed']),
      );
      const remote = lines[0]?.remote;
      expect(remote).toMatchObject({ address: '127.0.0.1' });
      for (const line of lines) expect(line).toMatchObject({ local, remote });
      expect(peer.text).toBe(['one', 'two'][socket]);
    }
    expect(server.json.find(({ type }) => type === 'listening')).toMatchObject({ local, backlog: 511 });
  });

  it('tells failures', async () => {
    const { port, peer: accepted } = await peers.listen();
    const client = cli.run(['client', '127.0.0.1', String(port), '--json']);
    const peer = await accepted(0);
    // Reset earlier, it would be an attempt that failed.
    await client.untilOut(/"type":"connected"/);
    peer.socket.resetAndDestroy();
    expect(await client.untilExit()).toBe(1);
    checkAll(client.json);
    expect(client.json.map(({ type }) => type)).toContain('reset');
    const server = await cli.runToEnd(['server', String(port), '--json']);
    checkAll(server.json);
    expect(server.json.map(({ type }) => type)).toEqual([
      'session-opened',
      'listen-failed',
      'session-closed',
    ]);
  });
});
