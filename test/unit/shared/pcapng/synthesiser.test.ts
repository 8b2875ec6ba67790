import type { Mark } from '@shared/contract/marks';
import {
  type CapturedFrame,
  CaptureReader,
  findSegment,
  payloadOf,
  readRemark,
  readSegment,
  type TcpSegment,
} from '@shared/pcapng/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, B, TestFile } from '../../../helpers/placedRows';

interface Seen {
  readonly segment: TcpSegment;
  readonly payload: string;
}

function read(bytes: Uint8Array): { seen: Seen[]; isBroken: boolean; pending: number } {
  const reader = new CaptureReader();
  const seen: Seen[] = [];
  reader.push(bytes, (frame: CapturedFrame) => {
    const found = findSegment(frame);
    if (found === null) throw new Error('a frame without TCP');
    const segment = readSegment(found);
    const payload = Buffer.from(frame.bytes.subarray(frame.bytes.length - segment.bytes)).toString('latin1');
    seen.push({ segment, payload });
  });
  return { seen, isBroken: reader.isBroken, pending: reader.pending };
}

const flags = ({ seen }: { seen: Seen[] }): string[] => seen.map(({ segment }) => segment.flags.join(' '));

/** What each port wrote, put together by sequence number: a byte that is there twice or not at all shows. */
function streams(seen: readonly Seen[]): Map<number, string> {
  const next = new Map<number, number>();
  const texts = new Map<number, string>();
  for (const { segment, payload } of seen) {
    const { port } = segment.source;
    const expected = next.get(port);
    if (expected !== undefined) expect(segment.seq).toBe(expected);
    const takes = segment.bytes + (segment.flags.includes('SYN') || segment.flags.includes('FIN') ? 1 : 0);
    next.set(port, (segment.seq + takes) >>> 0);
    const acknowledged = next.get(segment.target.port);
    // Nothing is acknowledged before it is in the file.
    if (segment.flags.includes('ACK') && acknowledged !== undefined)
      expect((acknowledged - segment.ack) >>> 0).toBeLessThan(2 ** 31);
    texts.set(port, (texts.get(port) ?? '') + payload);
  }
  return texts;
}

describe('rows as packets', () => {
  it('opens, talks and ends, once for both ends of a wire', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.connected();
    file.accepted();
    file.sent(2, Buffer.from('ping'));
    file.received(1, Buffer.from('ping'));
    file.sent(1, Buffer.from('pong!'));
    file.received(2, Buffer.from('pong!'));
    file.event('ended', 2, { local: A, remote: B, bytes: 4, automatic: false });
    file.event('peer-ended', 1, { local: B, remote: A, bytes: 4 });
    file.event('ended', 1, { local: B, remote: A, bytes: 5, automatic: true });
    file.event('peer-ended', 2, { local: A, remote: B, bytes: 5 });
    const all = read(file.bytes);
    expect(flags(all)).toEqual([
      'SYN',
      'SYN ACK',
      'ACK',
      'PSH ACK',
      'PSH ACK',
      'FIN ACK',
      'ACK',
      'FIN ACK',
      'ACK',
    ]);
    expect(streams(all.seen)).toEqual(
      new Map([
        [A.port, 'ping'],
        [B.port, 'pong!'],
      ]),
    );
    expect(all.seen[0]?.segment.options).toContainEqual({ kind: 'mss', bytes: 65_495 });
    expect(all.seen[3]?.segment.micros).toBe(1_700_000_000_003_000);
  });

  it('takes bytes from whoever tells of them first, however each end cut them', () => {
    const stream = Buffer.from('abcdefghijklmnopqrstuvwxyz');
    const cuts = fc
      .uniqueArray(fc.integer({ min: 1, max: 25 }))
      .map((at) => [...at, 26].sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, cuts, fc.infiniteStream(fc.boolean()), (written, readAt, turns) => {
        const file = new TestFile();
        file.synthesiser.begin(0);
        file.connected();
        file.accepted();
        const [out, into] = [pieces(stream, written), pieces(stream, readAt)];
        while (out.length + into.length > 0) {
          const writes = into.length === 0 || (out.length > 0 && turns.next().value === true);
          const piece = (writes ? out : into).shift() ?? Buffer.alloc(0);
          if (writes) file.sent(2, piece);
          else file.received(1, piece);
        }
        expect(streams(read(file.bytes).seen).get(A.port)).toBe(stream.toString());
      }),
    );
  });

  it('cuts a chunk that no IP packet could hold', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    const ends = {
      local: { ...A, address: '::1', family: 'IPv6' as const },
      remote: { ...B, address: '::1', family: 'IPv6' as const },
    };
    file.connected(2, ends);
    file.sent(2, Buffer.alloc(200_000, 'x'));
    const { seen } = read(file.bytes);
    expect(seen.slice(3).map(({ segment }) => segment.bytes)).toEqual([65_475, 65_475, 65_475, 3_575]);
    expect(seen.at(-1)?.segment.source).toMatchObject({ address: '::1', family: 'IPv6' });
    streams(seen);
  });

  it('lets a peer of another program acknowledge now and then', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.accepted();
    for (let i = 0; i < 20; i++) file.sent(1, Buffer.alloc(60_000));
    const bare = read(file.bytes).seen.filter(({ segment }) => segment.bytes === 0);
    expect(bare.length).toBeGreaterThan(5);
    expect(bare.at(-1)?.segment.source.port).toBe(A.port);
  });

  it('names ends that nobody told by addresses of nobody', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.event('accepted', 1, { local: B, remote: null });
    file.received(1, Buffer.from('from whom?'));
    const { seen } = read(file.bytes);
    expect(seen[0]?.segment.source.address).toBe('198.51.100.2');
    expect(seen.at(-1)?.payload).toBe('from whom?');
  });

  it('tells new connections with the old ports apart', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    const closed = { local: B, remote: A, first: null, bytesIn: 0, bytesOut: 0, durationMs: 1 };
    file.accepted();
    file.event('closed', 1, closed);
    file.accepted();
    const syns = read(file.bytes).seen.filter(({ segment }) => segment.flags.join(' ') === 'SYN');
    expect(new Set(syns.map(({ segment }) => segment.seq)).size).toBe(2);
  });

  it('goes on in a second file where the first one ended', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.accepted();
    file.received(1, Buffer.from('first '));
    file.synthesiser.handOver();
    const before = file.bytes.length;
    file.synthesiser.begin(10);
    file.received(1, Buffer.from('second'));
    const both = file.bytes;
    expect(
      streams([...read(both.subarray(0, before)).seen, ...read(both.subarray(before)).seen]).get(A.port),
    ).toBe('first second');
    expect(both.subarray(before).toString('latin1')).toContain('"type":"socket"');
  });

  it('says what it is, and what no packet shows', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.event('listening', 1, { local: B, backlog: 5 }, 0);
    const text = file.bytes.toString('latin1');
    expect(text).toContain('synthesised from socket events, not captured');
    expect(text).toContain('"type":"listening"');
  });

  it('opens up to its last whole block, wherever it is cut', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.connected();
    file.accepted();
    for (let i = 0; i < 12; i++) {
      file.sent(2, Buffer.alloc(i * 37, i));
      file.received(1, Buffer.alloc(i * 37, i));
      if (i % 4 === 0) file.event('reading-paused', 1, { local: B, remote: A });
    }
    const { bytes } = file;
    const ends = blockEnds(bytes);
    const whole = ends.map((end) => read(bytes.subarray(0, end)).seen.length);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { seen, isBroken, pending } = read(bytes.subarray(0, cut));
      const last = ends.filter((end) => end <= cut).length;
      expect(isBroken).toBe(false);
      expect(seen.length).toBe(last === 0 ? 0 : whole[last - 1]);
      expect(pending).toBe(cut - (last === 0 ? 0 : (ends[last - 1] ?? 0)));
    }
  });
});

describe('marks and notes', () => {
  const MARK: Mark = {
    session: 2,
    seq: 3,
    at: 3,
    socket: 1,
    type: 'sent',
    bytes: 4,
    start: 'cGluZw==',
    note: '여기를 보라',
  };

  /** The comments of a file, each with the payload of the packet it stands at; null: it is no packet of TCP. */
  function noted(bytes: Uint8Array): [string, string | null][] {
    const reader = new CaptureReader();
    const all: [string, string | null][] = [];
    let comments: string[] = [];
    reader.onComment = (comment) => void comments.push(comment);
    reader.push(bytes, (frame) => {
      const found = findSegment(frame);
      const payload = found === null ? null : new TextDecoder().decode(payloadOf(found).bytes);
      for (const comment of comments) if (comment.includes('"type":"remark"')) all.push([comment, payload]);
      comments = [];
    });
    expect(reader.isBroken).toBe(false);
    return all;
  }

  it('that come later have a packet of their own, which is not TCP, at their time', () => {
    const file = new TestFile();
    file.synthesiser.begin(0);
    file.connected();
    file.sent(2, Buffer.from('ping'));
    file.synthesiser.note(MARK, 70);
    file.synthesiser.note({ ...MARK, note: '' }, 80);
    file.synthesiser.note(MARK, 90, true);
    const frames: CapturedFrame[] = [];
    new CaptureReader().push(file.bytes, (frame) => void frames.push(frame));
    const own = frames.slice(-3);
    expect(own.map(({ micros }) => micros % 1_000_000)).toEqual([70_000, 80_000, 90_000]);
    const words = own.map(({ bytes }) => Buffer.from(bytes.subarray(20)).toString());
    expect(words).toEqual([
      'note on row 3 (#1 sent 4 bytes): 여기를 보라',
      'marked: row 3 (#1 sent 4 bytes)',
      'no more marked: row 3 (#1 sent 4 bytes)',
    ]);
    // The sum over a header with its right checksum is all ones.
    const header = new DataView(own[0]?.bytes.slice(0, 20).buffer ?? new ArrayBuffer(20));
    const sum = Array.from({ length: 10 }, (_, i) => header.getUint16(i * 2)).reduce((a, b) => a + b, 0);
    expect((sum & 0xffff) + (sum >>> 16)).toBe(0xffff);
    const facts = noted(file.bytes).map(([comment]) => readRemark(comment));
    expect(facts).toMatchObject([
      { seq: 3, text: MARK.note, row: { start: 'cGluZw==' } },
      {},
      { removed: true },
    ]);
  });

  it('that are known stand at the packets of their rows', () => {
    const marks = new Map([
      [1, 'opened'],
      [3, 'written'],
      [4, 'read'],
    ]);
    const file = new TestFile({
      markOf: (_, seq) => (marks.has(seq) ? { ...MARK, seq, note: marks.get(seq) ?? '' } : null),
    });
    file.synthesiser.begin(0);
    file.connected();
    file.accepted();
    file.sent(2, Buffer.from('ping'));
    file.received(1, Buffer.from('ping'));
    file.sent(1, Buffer.from('pong'));
    const found = noted(file.bytes).map(([comment, payload]) => [/: (\w+)/.exec(comment)?.[1], payload]);
    expect(found).toEqual([
      ['opened', ''],
      ['written', 'ping'],
      ['read', ''],
    ]);
    streams(read(file.bytes).seen);
  });
});

describe('remarks', () => {
  it('are read again, and nothing else is taken for one', () => {
    expect(readRemark('words\nbothends {"type":"remark","at":1}')).toEqual({ type: 'remark', at: 1 });
    expect(readRemark('bothends {')).toBeNull();
    expect(readRemark('a comment of somebody else')).toBeNull();
  });
});

function pieces(stream: Buffer, ends: readonly number[]): Buffer[] {
  return ends.map((end, i) => stream.subarray(i === 0 ? 0 : ends[i - 1], end));
}

/** Where blocks end, by their own lengths. */
function blockEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    expect(bytes.readUInt32LE(at + length - 4)).toBe(length);
    at += length;
    ends.push(at);
  }
  return ends;
}
