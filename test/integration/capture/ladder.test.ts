// The ladder of a run against what tcpdump wrote of the same run, in all orders of closing.
import { describe, expect, it } from 'vitest';
import { capturePackets } from '../../../electron/capture/index';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { isDrawn } from '../../../renderer/features/wire/ladderDrawn';
import { inOrderOfTime } from '../../../renderer/features/wire/ladderOrder';
import type { Step } from '../../../renderer/features/wire/ladderStep';
import type { Side, WireRow } from '../../../renderer/features/wire/wireRow';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { freePort } from '../../helpers/freePort';
import { pollUntil } from '../../helpers/pollUntil';
import { type DumpedPacket, tcpdumps } from '../../helpers/tcpdump';

const capture = capturePackets();
const availability = await capture.check();
/** The second witness is tcpdump, too. */
const witnessed = availability.available && availability.tool === 'tcpdump';
const t = testEngine({ capture });
const dump = tcpdumps();

/** What the ladder shows of both sessions' rows. */
function ladderOf(ends: Partial<Record<Side, Watched>>, socket: number): LadderModel {
  const rows: WireRow[] = Object.entries(ends).flatMap(([side, watched]) =>
    watched.rows
      .filter((row) => row.socket === socket)
      .map((row): WireRow => ({ side: side === 'client' ? 'client' : 'server', row })),
  );
  const model = new LadderModel();
  model.append(inOrderOfTime(rows.sort((a, b) => a.row.seq - b.row.seq)));
  return model;
}

function stepsOf(model: LadderModel): Step[] {
  return Array.from({ length: model.end }, (_, i) => model.line(i)).flatMap((line) =>
    line === undefined || line.kind === 'pause' ? [] : [line],
  );
}

interface Packet {
  readonly side: Side;
  readonly flags: string;
  readonly bytes: number;
}

function packetsOf(model: LadderModel): Packet[] {
  return stepsOf(model).flatMap(({ side, row }) =>
    row.type === 'segment' ? [{ side, flags: [...row.flags].sort().join(' '), bytes: row.bytes }] : [],
  );
}

function dumpedOf(packets: readonly DumpedPacket[], port: number): Packet[] {
  return packets.map(({ from, flags, bytes }) => ({
    side: from === port ? 'server' : 'client',
    flags,
    bytes,
  }));
}

const totals = (packets: readonly Packet[]) =>
  (['client', 'server'] as const).map((side) =>
    packets.reduce((sum, packet) => sum + (packet.side === side ? packet.bytes : 0), 0),
  );

const firstOf = (packets: readonly Packet[]) => packets.find(({ flags }) => /FIN|RST/.test(flags));

const spec = { halfOpen: true, behaviour: { name: 'manual' } } as const;

interface Pair {
  readonly server: Watched;
  readonly client: Watched;
}

const ORDERS: readonly (readonly [
  name: string,
  close: (pair: Pair) => void | Promise<void>,
  ended: { readonly side: Side; readonly by: 'FIN' | 'RST' },
])[] = [
  [
    'the client first',
    async ({ client, server }) => {
      t.engine.end(client.session, 1);
      await server.until('peer-ended');
      t.engine.end(server.session, 1);
    },
    { side: 'client', by: 'FIN' },
  ],
  [
    'the server first',
    async ({ client, server }) => {
      t.engine.end(server.session, 1);
      await client.until('peer-ended');
      t.engine.end(client.session, 1);
    },
    { side: 'server', by: 'FIN' },
  ],
  [
    'a half-close, more data, then the server',
    async ({ client, server }) => {
      t.engine.end(client.session, 1);
      await server.until('peer-ended');
      t.engine.send(server.session, 1, Buffer.from('still here'));
      await client.untilBytes('received', 15);
      t.engine.end(server.session, 1);
    },
    { side: 'client', by: 'FIN' },
  ],
  [
    'a reset by the client',
    ({ client }) => void t.engine.reset(client.session, 1),
    { side: 'client', by: 'RST' },
  ],
  [
    'a reset by the server',
    ({ server }) => void t.engine.reset(server.session, 1),
    { side: 'server', by: 'RST' },
  ],
];

describe.skipIf(!witnessed)('the ladder and tcpdump agree (skipped where tcpdump may not capture)', () => {
  async function echoed(): Promise<Pair & { readonly dumped: Awaited<ReturnType<typeof dump>> }> {
    const server = await t.server(spec);
    const dumped = await dump(server.port);
    expect(await t.engine.capture(server.session)).toMatchObject({ ok: true });
    const client = await t.client(server.port, { halfOpen: true });
    await server.until('accepted');
    t.engine.send(client.session, 1, Buffer.from('hello'));
    await server.untilBytes('received', 5);
    t.engine.send(server.session, 1, Buffer.from('hello'));
    await client.untilBytes('received', 5);
    return { server, client, dumped };
  }

  async function compare({ server, client, dumped }: Awaited<ReturnType<typeof echoed>>) {
    await Promise.all([server.until('closed'), client.until('closed')]);
    const isOver = (packets: readonly Packet[]) =>
      packets.some(({ flags }) => flags.includes('RST')) ||
      (['client', 'server'] as const).every((side) =>
        packets.some((packet) => packet.side === side && packet.flags.includes('FIN')),
      );
    const theirs = dumpedOf(
      await dumped.end((packets) => isOver(dumpedOf(packets, server.port))),
      server.port,
    );
    await pollUntil('our packets', () => packetsOf(ladderOf({ server, client }, 1)).length >= theirs.length);
    await t.engine.stopCapture(server.session);
    const model = ladderOf({ server, client }, 1);
    return { model, ours: packetsOf(model), theirs };
  }

  it.each(ORDERS)('closing: %s', async (_name, close, ended) => {
    const run = await echoed();
    await close(run);
    const { model, ours, theirs } = await compare(run);
    expect(ours).toEqual(theirs);
    expect(totals(ours)).toEqual([run.server.state.bytesIn, run.server.state.bytesOut]);
    expect(firstOf(ours)).toMatchObject({ side: ended.side, flags: expect.stringContaining(ended.by) });
    const closed = run.server.all('closed')[0];
    expect(closed?.first).toBe(ended.side === 'server' ? 'local' : 'peer');
    // What was told is not told beside what was seen.
    expect(stepsOf(model).some(({ kind }) => kind === 'handshake')).toBe(false);
    expect(ours.slice(0, 3).map(({ side, flags }) => `${side} ${flags}`)).toEqual([
      'client SYN',
      'server ACK SYN',
      'client ACK',
    ]);
    expect(model.crossing(0, model.end).filter((arrow) => arrow.kind !== 'data' && isDrawn(arrow))).toEqual(
      [],
    );
  });

  it('closing: both at once', async () => {
    const run = await echoed();
    t.engine.end(run.client.session, 1);
    t.engine.end(run.server.session, 1);
    const { ours, theirs } = await compare(run);
    expect(ours).toEqual(theirs);
    expect(totals(ours)).toEqual([5, 5]);
    expect(ours.filter(({ flags }) => flags.includes('FIN'))).toHaveLength(2);
  });

  it('refused', async () => {
    const port = await freePort();
    const client = t.open({ kind: 'tcp-client', port });
    const { seq } = await client.until('connect-failed');
    const dumped = await dump(port);
    expect(await t.engine.capture(client.session)).toMatchObject({ ok: true });
    t.engine.connect(client.session);
    const { socket } = await client.until('connect-failed', () => true, seq);
    const theirs = dumpedOf(await dumped.end((packets) => packets.length >= 2), port);
    await pollUntil('our packets', () => client.all('segment').length >= 2);
    const model = ladderOf({ client }, socket);
    expect(packetsOf(model)).toEqual(theirs);
    expect(theirs.map(({ side, flags }) => `${side} ${flags}`)).toEqual(['client SYN', 'server ACK RST']);
    expect(stepsOf(model).at(-1)?.kind).toBe('connect-failed');
  });
});
