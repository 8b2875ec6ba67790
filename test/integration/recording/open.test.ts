import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isChunk, type Row } from '@shared/contract/events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, findRow, isAtEnd, ready } from '../../../electron/engine/index';
import { NO_MARKS } from '../../../electron/recording/marks';
import { Openings } from '../../../electron/recording/open/index';
import { Recording } from '../../../electron/recording/recording';
import { openPair, stateOf } from '../../helpers/engineSessions';
import { FLAG, frameOf, ipPacket, pcapFile, pcapngFile, type RecordShape } from '../../helpers/packets';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';
import { append, readOnce } from '../../helpers/readLog';

const raw = rawPeers();
let folder: string;
let engine: Engine;
let openings: Openings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-test-'));
  engine = createEngine({ spill: { sessionBytes: 2 ** 30, totalBytes: 2 ** 32, base: folder } });
  openings = new Openings(engine);
});
afterEach(async () => {
  await openings.close();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function open(file: string) {
  const answer = await openings.open(file);
  if (!('opening' in answer)) throw new Error(answer.trouble);
  await openings.finished();
  const state = openings.state.openings.find(({ opening }) => opening === answer.opening);
  if (state === undefined) throw new Error('no opening');
  return state;
}

async function rowsOf(session: number): Promise<Row[]> {
  const log = engine.log(session);
  if (log === undefined) return [];
  const cursor = await findRow(log, 0);
  const rows: Row[] = [];
  for (;;) {
    await ready(log, cursor);
    if (isAtEnd(log, cursor)) return rows;
    for (const row of readOnce(log, cursor)) append(rows, row);
  }
}

const bytesOf = (rows: readonly Row[], type: 'received' | 'sent', socket?: number): Buffer =>
  Buffer.concat(
    rows
      .filter(isChunk)
      .flatMap((row) =>
        row.type === type && (socket === undefined || row.socket === socket) ? [Buffer.from(row.data)] : [],
      ),
  );

/** A conversation of a client with a server, as packets. */
class Talk {
  readonly records: RecordShape[] = [];
  private readonly seq = { client: 1_000, server: 9_000 };
  private micros = 5_000_000;

  constructor(
    private readonly linkType: number,
    private readonly address: string,
    private readonly ports: readonly [number, number],
  ) {}

  syn(): this {
    this.packet('client', FLAG.SYN, 0);
    this.packet('server', FLAG.SYN | FLAG.ACK, 0);
    this.seq.client++;
    this.seq.server++;
    return this;
  }

  say(from: 'client' | 'server', bytes: number): this {
    this.packet(from, FLAG.ACK, bytes);
    this.seq[from] += bytes;
    return this;
  }

  end(from: 'client' | 'server', flag: number = FLAG.FIN): this {
    this.packet(from, FLAG.ACK | flag, 0);
    this.seq[from]++;
    return this;
  }

  private packet(from: 'client' | 'server', flags: number, payload: number): void {
    const [client, server] = this.ports;
    const ports = from === 'client' ? ([client, server] as const) : ([server, client] as const);
    const other = from === 'client' ? 'server' : 'client';
    const shape = { source: this.address, target: this.address, ports, flags, payload };
    const ip = ipPacket({ ...shape, seq: this.seq[from], ack: this.seq[other] });
    this.micros += 1_000;
    this.records.push({ frame: frameOf(this.linkType, ip), micros: this.micros });
  }
}

describe('a capture of others', () => {
  it.each([
    ['pcap', 1, '10.0.0.1'],
    ['pcap', 0, '::1'],
    ['pcapng', 101, '127.0.0.1'],
    ['pcapng', 113, '2001:db8::7'],
    ['pcapng', 276, '127.0.0.1'],
  ] as const)(
    '%s, link type %d, %s: its server is a session, its connection a socket',
    async (format, linkType, address) => {
      const talk = new Talk(linkType, address, [50_000, 80])
        .syn()
        .say('client', 5)
        .say('server', 7)
        .say('client', 3)
        .end('client')
        .end('server');
      const file = join(folder, 'capture');
      writeFileSync(file, (format === 'pcap' ? pcapFile : pcapngFile)(talk.records, { linkType }));
      const state = await open(file);
      expect(state).toMatchObject({ status: 'done', isOurs: false, packets: 7, passedOver: 0 });
      const [session = 0] = state.sessions;
      expect(state.sessions).toHaveLength(1);
      expect(stateOf(engine, session)).toMatchObject({
        phase: 'stopped',
        recorded: { name: 'capture' },
        spec: { kind: 'tcp-server', host: address, port: 80 },
        bytesIn: 8,
        bytesOut: 7,
        open: 0,
      });
      const rows = await rowsOf(session);
      expect(rows.map(({ type, socket, evidence }) => [type, socket, evidence])).toEqual([
        ['accepted', 1, 'wire'],
        ['received', 1, 'wire'],
        ['sent', 1, 'wire'],
        ['received', 1, 'wire'],
        ['peer-ended', 1, 'wire'],
        ['ended', 1, 'wire'],
      ]);
      expect(rows.map(({ at }) => Math.round(at * 1_000))).toEqual([0, 2_000, 3_000, 4_000, 5_000, 6_000]);
    },
  );

  it('segments in another order, twice and missing: whole where it can be, told where it cannot', async () => {
    const talk = new Talk(1, '10.0.0.1', [50_000, 80]).syn();
    for (let i = 0; i < 8; i++) talk.say('client', 100);
    const [syn, answer, ...data] = talk.records;
    // 1 0 2 2 · 3 is lost · 4 5 6 7, and an acknowledgement of them all.
    const order = [1, 0, 2, 2, 4, 5, 6, 7].flatMap((i) => (data[i] === undefined ? [] : [data[i]]));
    talk.say('server', 1);
    const last = talk.records.at(-1);
    writeFileSync(
      join(folder, 'x.pcap'),
      pcapFile([syn, answer, ...order, last].filter((record) => record !== undefined)),
    );
    const { sessions } = await open(join(folder, 'x.pcap'));
    const rows = await rowsOf(sessions[0] ?? 0);
    expect(bytesOf(rows, 'received')).toHaveLength(700);
    expect(rows.find((row) => row.type === 'note')).toMatchObject({
      note: 'not-captured-in',
      n: 100,
      evidence: 'told',
    });
  });

  it('without a SYN: the lower port is the server; each end that was connected to is a session', async () => {
    const one = new Talk(1, '10.0.0.1', [50_000, 80]).say('server', 4).say('client', 2);
    const two = new Talk(1, '10.0.0.1', [50_001, 80]).syn().say('client', 6);
    const three = new Talk(1, '10.0.0.1', [40_000, 9_000]).syn().end('server', FLAG.RST);
    writeFileSync(join(folder, 'x.pcap'), pcapFile([...one.records, ...two.records, ...three.records]));
    const { sessions } = await open(join(folder, 'x.pcap'));
    expect(sessions.map((session) => stateOf(engine, session)?.spec.port)).toEqual([80, 9_000]);
    expect(stateOf(engine, sessions[0] ?? 0)).toMatchObject({ bytesIn: 8, bytesOut: 4, accepted: 2 });
    expect((await rowsOf(sessions[1] ?? 0)).map(({ type }) => type)).toEqual(['accepted', 'reset-sent']);
  });

  it('a file cut at any byte opens up to there; nonsense and what is no file is told', async () => {
    const talk = new Talk(1, '10.0.0.1', [50_000, 80]).syn().say('client', 50).say('server', 60);
    const whole = pcapngFile(talk.records);
    for (let cut = 0; cut < whole.length; cut += 23) {
      writeFileSync(join(folder, 'cut'), whole.subarray(0, cut));
      const { status, sessions } = await open(join(folder, 'cut'));
      expect(cut < 28 ? ['failed', 'done'] : ['done']).toContain(status);
      for (const session of sessions) await engine.close(session);
    }
    writeFileSync(join(folder, 'text'), 'GET / HTTP/1.1\r\n');
    expect(await open(join(folder, 'text'))).toMatchObject({ status: 'failed', sessions: [] });
    expect(await openings.open(join(folder, 'nowhere'))).toMatchObject({ trouble: 'not-found' });
    expect(await openings.open(folder)).toMatchObject({ trouble: 'not-a-file' });
  });

  it('cannot be acted on, never connects, and leaves nothing when it is closed', async () => {
    const talk = new Talk(1, '10.0.0.1', [50_000, 80]).syn();
    const shape = { source: '10.0.0.1', target: '10.0.0.1', ports: [50_000, 80] as const, payload: 60_000 };
    const base = frameOf(1, ipPacket({ ...shape, flags: FLAG.ACK }));
    const data = Array.from({ length: 400 }, (_, i) => {
      const frame = base.slice();
      // Behind the headers of Ethernet and IP.
      new DataView(frame.buffer).setUint32(14 + 20 + 4, 1_001 + i * 60_000);
      return { frame, micros: 6_000_000 + i };
    });
    writeFileSync(join(folder, 'x.pcap'), pcapFile([...talk.records, ...data]));
    const { sessions, status } = await open(join(folder, 'x.pcap'));
    expect(status).toBe('done');
    const [session = 0] = sessions;
    expect(stateOf(engine, session)?.log.spilled).toBeGreaterThan(0);
    expect(engine.connect(session).ok).toBe(false);
    expect(engine.listen(session).ok).toBe(false);
    expect(engine.send(session, 'all', Buffer.from('x')).ok).toBe(false);
    expect(engine.reset(session, 1).ok).toBe(false);
    expect(engine.openSockets).toBe(0);
    await engine.close(session);
    expect(stateOf(engine, session)).toBeUndefined();
    await engine.dispose();
    expect(readdirSync(folder)).toEqual(['x.pcap']);
  });
});

/** What was told beside bytes, in an order that does not hang on who was told first. */
function told(rows: readonly Row[]): Row[] {
  return rows
    .filter((row) => !isChunk(row) && !row.type.startsWith('recording-'))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || a.at - b.at);
}

function nameOf({ type, socket, evidence }: Row): string {
  return `${type} ${socket} ${evidence}`;
}

describe('a recording of ours', () => {
  const MESSAGE = Uint8Array.from({ length: 100_000 }, (_, i) => i * 13);

  async function record(act: (server: number) => Promise<void>) {
    const file = join(folder, 'ours.pcapng');
    const recording = Recording.start({
      engine,
      recording: 1,
      session: null,
      file,
      replace: false,
      whenSlow: 'slow',
      rotation: { bytes: null, seconds: null },
      version: '0.0.0',
      describe: ({ type }) => type,
      nameOf: ({ kind }) => kind,
      marks: NO_MARKS,
      onChanged: () => undefined,
    });
    if (!(recording instanceof Recording)) throw new Error(recording.trouble);
    const { client, server, echo, port } = await openPair(engine);
    const foreign = await raw.connect(port);
    foreign.socket.end('from elsewhere');
    await foreign.untilEnded();
    await echo(MESSAGE, 3);
    await act(server);
    engine.end(client, 1);
    await pollUntil('the end', () => stateOf(engine, client)?.phase === 'disconnected');
    await recording.stop();
    return { file, client, server };
  }

  it('comes back as the sessions it was made of: rows, bytes, times and marks', async () => {
    const { file, client, server } = await record(async () => undefined);
    const state = await open(file);
    expect(state).toMatchObject({ status: 'done', isOurs: true, passedOver: 0 });
    expect(state.sessions).toHaveLength(2);
    for (const original of [server, client]) {
      const spec = stateOf(engine, original)?.spec;
      const opened = state.sessions.find((id) => stateOf(engine, id)?.spec.kind === spec?.kind) ?? 0;
      expect(stateOf(engine, opened)?.spec).toEqual(spec);
      const [before, after] = [await rowsOf(original), await rowsOf(opened)];
      for (const type of ['sent', 'received'] as const)
        for (const socket of [1, 2])
          expect(bytesOf(after, type, socket).equals(bytesOf(before, type, socket))).toBe(true);
      const [was, is] = [told(before), told(after)];
      expect(is.map(nameOf)).toEqual(was.map(nameOf));
      // The file has whole microseconds.
      for (const [i, { at }] of is.entries()) expect(Math.abs(at - (was[i]?.at ?? 0))).toBeLessThan(0.002);
      expect(after.filter(isChunk).every(({ evidence }) => evidence === 'app')).toBe(true);
    }
  });
});
