// What servers do by themselves, against peers that are not ours.
import { describe, expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();
const start = commandPeers();
const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('hello', () => {
  const receive = (port: number) => start('ncat', ['--recv-only', '127.0.0.1', String(port)]);

  it('sends 13 bytes with the NUL, closes first, and takes the next client', async () => {
    const server = await t.server({ behaviour: { name: 'hello', nul: true } });
    for (const number of [1, 2]) {
      const program = receive(server.port);
      expect(await program.untilExit()).toBe(0);
      expect(program.output.toString('hex')).toBe(Buffer.from('Hello World!\0').toString('hex'));
      await server.until('closed', ({ socket, first }) => socket === number && first === 'local');
    }
    expect(server.state.phase).toBe('listening');
  });

  it('serves one client when told so: the next is refused', async () => {
    const server = await t.server({ behaviour: { name: 'hello', text: '안녕', once: true } });
    const { port } = server;
    const program = receive(port);
    expect(await program.untilExit()).toBe(0);
    expect(program.output.toString()).toBe('안녕');
    await server.until('listening-stopped');
    const late = await raw.tryConnect(port);
    expect(late).toBe('ECONNREFUSED');
  });
});

describe('iterative, held by the app', () => {
  it('echoes to one client at a time; who waits gets its answer when its turn comes', async () => {
    const server = await t.server({ behaviour: { name: 'iterative', maxClients: 0 } });
    const first = await raw.connect(server.port);
    first.socket.write('hi');
    await first.untilBytes(2);
    const second = await raw.connect(server.port);
    second.socket.write('hello');
    await server.until('note', ({ note, socket }) => note === 'waits' && socket === 2);
    expect(server.sockets.map(({ phase }) => phase)).toEqual(['open', 'waiting']);
    expect(server.bytes('received', 2)).toHaveLength(0);
    first.socket.end();
    await second.untilBytes(5);
    expect(second.text).toBe('hello');
    const notes = server.all('note').filter(({ note }) => note === 'connected-client');
    expect(notes.map(({ n, socket, evidence }) => [n, socket, evidence])).toEqual([
      [1, 1, 'told'],
      [2, 2, 'told'],
    ]);
    const gone = await server.until('closed', ({ socket }) => socket === 1);
    expect(notes[1]?.seq).toBeGreaterThan(gone.seq);
  });

  it('after its last client it closes: the sixth of five is reset, the seventh refused', async () => {
    const server = await t.server({ behaviour: { name: 'iterative' } });
    const { port } = server;
    const peers = [];
    for (let i = 0; i < 6; i++) peers.push(await raw.connect(port));
    await server.untilCount('accepted', 6);
    for (const [i, peer] of peers.slice(0, 5).entries()) {
      peer.socket.write(`message ${i}`);
      await peer.untilBytes(9);
      peer.socket.end();
    }
    await server.until('note', ({ note, n }) => note === 'served-all' && n === 5);
    const sixth = peers[5];
    await sixth?.untilClosed();
    expect(sixth?.error?.code).toBe('ECONNRESET');
    expect(await raw.tryConnect(port)).toBe('ECONNREFUSED');
    await server.until('note', ({ note, socket }) => note === 'left-waiting' && socket === 6);
    await pollUntil('everything closed', () => server.state.open === 0);
  });

  it('writes no more at once than its buffer holds', async () => {
    const server = await t.server({ behaviour: { name: 'iterative', buffer: 1000 } });
    const peer = await raw.connect(server.port);
    peer.socket.end('x'.repeat(2500));
    await peer.untilEnded();
    expect(peer.text).toBe('x'.repeat(2500));
    expect(server.all('sent').every(({ bytes }) => bytes <= 1000)).toBe(true);
  });
});

describe('line', () => {
  it('sends back whole lines, tells their length, and the last without a newline too', async () => {
    const server = await t.server({ behaviour: { name: 'line' } });
    const peer = await raw.connect(server.port);
    peer.socket.write('a');
    await server.untilBytes('received', 1);
    expect(peer.bytes).toBe(0);
    peer.socket.end('b\nc');
    await peer.untilEnded();
    expect(peer.text).toBe('ab\nc');
    const told = server.all('note').map(({ note, n }) => [note, n]);
    expect(told).toEqual([
      ['line-received', 3],
      ['line-received', 1],
    ]);
  });
});

describe('split', () => {
  it('sends back the same bytes in pieces, apart, also what came before the end', async () => {
    const server = await t.server({ behaviour: { name: 'split', bytes: 3, delayMs: 20 } });
    const peer = await raw.connect(server.port);
    peer.socket.end('hello world');
    await peer.untilEnded();
    expect(peer.text).toBe('hello world');
    const sent = server.all('sent');
    expect(sent.map(({ bytes }) => bytes)).toEqual([3, 3, 3, 2]);
    for (const [i, row] of sent.slice(1).entries())
      expect(row.at - (sent[i]?.at ?? 0)).toBeGreaterThanOrEqual(15);
    const ended = await server.until('ended');
    expect(ended.seq).toBeGreaterThan(sent.at(-1)?.seq ?? Number.POSITIVE_INFINITY);
  });

  it('stops reading while much waits to be sent back', async () => {
    const server = await t.server({ behaviour: { name: 'split', bytes: 65_536, delayMs: 5 } });
    const peer = await raw.connect(server.port);
    const data = Buffer.alloc(1_000_000, 'abcdefghij');
    peer.socket.end(data);
    await peer.untilEnded();
    expect(peer.text).toBe(data.toString());
  });
});

describe('the classic services', () => {
  it('discard takes everything, answers nothing, and ends with the peer', async () => {
    const server = await t.server({ behaviour: { name: 'discard' } });
    const peer = await raw.connect(server.port);
    peer.socket.end('x'.repeat(100_000));
    await peer.untilEnded();
    expect(peer.bytes).toBe(0);
    expect((await server.until('closed')).bytesIn).toBe(100_000);
  });

  it('chargen fills what is taken, waits for a peer that does not read, and leaves others their turn', async () => {
    const server = await t.server({ behaviour: { name: 'chargen' } }, false);
    const peer = await raw.connect(server.port);
    await peer.untilBytes(1_000_000);
    await t.expectEcho();
    peer.socket.pause();
    let before = -1;
    let still = 0;
    await pollUntil('no more to be sent', () => {
      const { bytesOut } = server.state;
      still = bytesOut === before ? still + 1 : 0;
      before = bytesOut;
      return still > 20;
    });
    expect(peer.text.slice(0, 148).split('\r\n')).toEqual([
      expect.stringMatching(/^ !"#/),
      expect.stringMatching(/^!"#/),
      '',
    ]);
    peer.socket.destroy();
    await server.until('closed');
  });

  it('daytime says the time of now and closes', async () => {
    const server = await t.server({ behaviour: { name: 'daytime' } });
    const peer = await raw.connect(server.port);
    await peer.untilEnded();
    const [, day, clock] = /^\w+, (\w+ \d+, \d{4}) ([\d:]{8})-UTC\r\n$/.exec(peer.text) ?? [];
    expect(Math.abs(Date.parse(`${day} ${clock} UTC`) - Date.now())).toBeLessThan(60_000);
    expect((await server.until('closed')).first).toBe('local');
  });
});
