import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';
import { testRecordings } from '../../helpers/recordings';
import { complaints, fields, follow } from '../../helpers/tshark';

const test = testEngine();
const peers = rawPeers();
const command = commandPeers();
const recordings = testRecordings();

describe('a recording, as Wireshark reads it', () => {
  it('writes the wire between two panes once, each direction as its writer wrote it', async () => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server();
    const client = await test.client(server.port);
    const said = Buffer.from('hello\n');
    test.engine.send(client.session, 'all', said);
    await client.untilBytes('received', said.length);
    await test.engine.close(client.session);
    await test.engine.close(server.session);
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    expect(follow(file)).toEqual({ first: said, second: said });
    const flags = fields(file, 'tcp.flags.str').map(([text = '']) => text.replaceAll('·', ''));
    expect(flags.slice(0, 3)).toEqual(['S', 'AS', 'A']);
    expect(flags.filter((text) => text.includes('F'))).toHaveLength(2);
    expect(fields(file, 'tcp.len').filter(([length]) => length === '6')).toHaveLength(2);
  });

  it('acknowledges nothing that is not in the file, whoever is told first', async () => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server();
    const client = await test.client(server.port);
    const size = 10 * 1024 * 1024;
    const sent = randomBytes(size);
    for (let at = 0; at < size; at += 1 << 20)
      test.engine.send(client.session, 'all', sent.subarray(at, at + (1 << 20)));
    await client.untilBytes('received', size);
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    const { first, second } = follow(file);
    expect(first.equals(sent)).toBe(true);
    expect(second.equals(sent)).toBe(true);
  });

  it('follows a foreign peer, who ends first', async () => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server();
    const ncat = command('ncat', ['127.0.0.1', String(server.port)]);
    ncat.process.stdin.end('from a stranger\n');
    await ncat.untilExit();
    await server.until('closed');
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    const line = Buffer.from('from a stranger\n');
    expect(follow(file)).toEqual({ first: line, second: line });
  });

  it.each(['local', 'peer'] as const)('shows who half-closed first: %s', async (first) => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server({ behaviour: { name: 'manual' }, halfOpen: true });
    const peer = await peers.connect(server.port);
    const { socket } = await server.until('accepted');
    if (first === 'local') {
      test.engine.end(server.session, socket);
      await peer.untilEnded();
      peer.socket.end('late from the peer');
      await server.until('peer-ended');
    } else {
      peer.socket.end();
      await server.until('peer-ended');
      test.engine.send(server.session, socket, Buffer.from('late from us'));
      await peer.untilBytes(12);
      test.engine.end(server.session, socket);
    }
    await server.until('closed');
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    const ends = fields(file, 'tcp.flags.fin', 'tcp.srcport').filter(([fin]) => fin === '1');
    const ports = ends.map(([, port]) => Number(port) === server.port);
    expect(ports).toEqual(first === 'local' ? [true, false] : [false, true]);
    const { first: one, second: other } = follow(file);
    expect(Buffer.concat([one, other]).toString()).toBe(
      first === 'local' ? 'late from the peer' : 'late from us',
    );
  });

  it.each(['we', 'they'] as const)('ends with a reset when %s cut it', async (who) => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server();
    const peer = await peers.connect(server.port);
    peer.socket.write('before');
    await server.untilBytes('sent', 6);
    const { socket } = await server.until('accepted');
    if (who === 'we') test.engine.reset(server.session, socket);
    else peer.socket.resetAndDestroy();
    await server.until('closed');
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    const resets = fields(file, 'tcp.flags.reset', 'tcp.srcport').filter(([reset]) => reset === '1');
    expect(resets.map(([, port]) => Number(port) === server.port)).toEqual([who === 'we']);
  });

  it('keeps IPv6 and two connections side by side apart', async () => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server({ host: '::1' });
    const a = await peers.connect(server.port, {}, '::1');
    const b = await peers.connect(server.port, {}, '::1');
    for (let i = 0; i < 20; i++) {
      a.socket.write(`a${i};`);
      await a.untilBytes(Buffer.byteLength(Array.from({ length: i + 1 }, (_, n) => `a${n};`).join('')));
      b.socket.write(`b${i};`);
    }
    await b.untilBytes(a.bytes);
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    expect(follow(file, 0).first.toString()).toBe(a.text);
    expect(follow(file, 0).second.toString()).toBe(a.text);
    expect(follow(file, 1).second.toString()).toBe(b.text);
    expect(new Set(fields(file, 'ipv6.src').flat())).toEqual(new Set(['::1']));
  });

  it('begins in the middle of a connection', async () => {
    const server = await test.server();
    const client = await test.client(server.port);
    test.engine.send(client.session, 'all', Buffer.from('not recorded'));
    await client.untilBytes('received', 12);
    const { file, recording } = recordings.start(test.engine);
    test.engine.send(client.session, 'all', Buffer.from('recorded'));
    await client.untilBytes('received', 20);
    await test.engine.close(client.session);
    await recording.stop();

    expect(complaints(file)).toEqual([]);
    expect(follow(file)).toEqual({ first: Buffer.from('recorded'), second: Buffer.from('recorded') });
  });

  it('follows a client to a server of somebody else', async () => {
    const { file, recording } = recordings.start(test.engine);
    const peer = await peers.listen();
    const client = await test.client(peer.port);
    const other = await peer.peer(0);
    other.socket.pipe(other.socket);
    const said = randomBytes(3_000_000);
    for (let at = 0; at < said.length; at += 1 << 20)
      test.engine.send(client.session, 'all', said.subarray(at, at + (1 << 20)));
    await client.untilBytes('received', said.length);
    await recording.stop();
    expect(complaints(file)).toEqual([]);
    const { first, second } = follow(file);
    expect(first.equals(said) && second.equals(said)).toBe(true);
  });

  it('goes on in files that open by themselves', async () => {
    const server = await test.server();
    const peer = await peers.connect(server.port);
    const folder = recordings.folder();
    const { file, recording } = recordings.start(test.engine, {
      file: join(folder, 'part.pcapng'),
      rotation: { bytes: 400 * 1024, seconds: null },
    });
    const said = randomBytes(700_000);
    peer.socket.write(said);
    await peer.untilBytes(said.length);
    await recording.stop();
    const { files } = recording.state;
    expect(files.length).toBeGreaterThan(2);
    expect(files[0]).toBe(file);
    const there: Buffer[] = [];
    for (const each of files) {
      expect(complaints(each)).toEqual([]);
      const ports = fields(each, 'tcp.srcport', 'tcp.payload').filter(
        ([port]) => Number(port) !== server.port,
      );
      there.push(...ports.map(([, payload = '']) => Buffer.from(payload, 'hex')));
    }
    expect(Buffer.concat(there).equals(said)).toBe(true);
  });

  it('shows the events as comments', async () => {
    const { file, recording } = recordings.start(test.engine);
    const server = await test.server();
    const peer = await peers.connect(server.port);
    const { socket } = await server.until('accepted');
    test.engine.pauseReading(server.session, socket);
    test.engine.send(server.session, socket, Buffer.from('x'));
    await peer.untilBytes(1);
    await pollUntil('what was said', () => recording.state.packets >= 3);
    await recording.stop();
    const comments = fields(file, 'frame.comment').flat().join('\n');
    expect(comments).toContain('"type":"accepted"');
    expect(comments).toContain('"type":"reading-paused"');
  });
});
