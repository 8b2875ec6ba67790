import { decodeUtf8 } from '@shared/bytes/utf8';
import type { ChunkRow } from '@shared/contract/events';
import type { Actor } from '../actor';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const SPLIT = { name: 'split', bytes: 3, delayMs: 200 } as const;
const NAIVE = { behaviour: { name: 'naive' } } as const;
const LINE = { behaviour: { name: 'line' } } as const;
/** Longer than one read of the naive client. */
const LETTERS = `${'x'.repeat(2_999)}\n`;
const MANY = 200_000;
/** The cut is inside the second syllable: a syllable has three bytes. */
const HANGUL = Buffer.from('한글 조각\n');
const CUT = 4;

/** What the naive client printed for the nth line it sent. */
function naiveAnswer(stage: Stage, n: number): { sent: ChunkRow; read: ChunkRow; text: string } | null {
  const client = stage.actor('naive');
  const sent = client.all('sent')[n];
  const read = client.all('received')[n];
  const text = client.messages()[n];
  return sent === undefined || read === undefined || text === undefined ? null : { sent, read, text };
}

/** A sender, and a receiver that only listens and has read all that was sent before. */
async function listener(stage: Stage): Promise<Actor> {
  const found = stage.find('receiver');
  const receiver =
    found?.isListening === true ? found : await stage.server('receiver', { behaviour: { name: 'manual' } });
  const sender = await stage.present('sender', receiver.port);
  await stage.until(
    () => receiver.count('received', receiver.socketOf(sender)) >= sender.count('sent') || undefined,
  );
  return sender;
}

/** Writes of the sender from `from` to `to`, and the reads that brought them; null: not all of it has arrived. */
function journey(stage: Stage, from: number, to = from) {
  const [sender, receiver] = [stage.actor('sender'), stage.actor('receiver')];
  const writes = sender.all('sent').slice(from, to + 1);
  const first = writes[0];
  if (first === undefined || writes.length <= to - from) return null;
  const socket = receiver.socketOf(sender);
  const reads = receiver.all('received', (row) => row.socket === socket && row.seq > first.seq);
  const bytes = writes.reduce((sum, each) => sum + each.bytes, 0);
  return reads.reduce((sum, each) => sum + each.bytes, 0) < bytes ? null : { writes, reads, bytes };
}

const hex = ({ data }: ChunkRow): string =>
  Buffer.from(data)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');

/** Indices of the sender's writes that end inside a character. */
function cutWrites(stage: Stage): readonly number[] {
  return stage
    .actor('sender')
    .all('sent')
    .flatMap(({ data }, i) => (endsInside(data) ? [i] : []));
}

export const boundaries = define('boundaries', {
  hello: {
    async act(stage) {
      const server = await stage.server('server', { behaviour: SPLIT });
      for (const [role, spec] of [
        ['naive', NAIVE],
        ['line', LINE],
      ] as const)
        (await stage.connected(role, server.port, spec)).send('hello\n');
    },
    seen(stage) {
      const naive = naiveAnswer(stage, 0);
      const line = stage.actor('line');
      const [whole] = line.messages();
      if (naive === null || whole === undefined || naive.read.bytes >= naive.sent.bytes) return null;
      const reads = line.all('received').length;
      return [
        { evidence: 'app', fact: 'naivePrinted', values: { text: naive.text, n: naive.read.bytes } },
        { evidence: 'app', fact: 'linePrinted', values: { text: whole, n: line.count('received'), reads } },
      ];
    },
  },
  late: {
    act(stage) {
      stage.actor('naive').send('again\n');
    },
    seen(stage) {
      const answer = naiveAnswer(stage, 1);
      if (answer === null) return null;
      const { sent, text } = answer;
      return [
        {
          evidence: 'app',
          fact: 'lateAnswer',
          values: { asked: decodeUtf8(sent.data).trimEnd(), text, n: answer.read.bytes },
        },
      ];
    },
  },
  leftovers: {
    async act(stage) {
      const server = await stage.server('echo', { behaviour: { name: 'echo' } });
      (await stage.connected('greedy', server.port, NAIVE)).send(LETTERS);
    },
    seen(stage) {
      const client = stage.actor('greedy');
      const read = client.first('received');
      const all = client.count('sent');
      if (read === undefined || read.bytes >= all) return null;
      const facts: Facts<'boundaries'> = [
        { evidence: 'app', fact: 'firstRead', values: { n: read.bytes, all } },
      ];
      const left = client.sockets[0]?.kernel?.receiveQueue ?? null;
      if (left === null) return stage.tellsQueues ? null : facts;
      // Not before all of the echo has arrived.
      if (left + client.count('received') < all) return null;
      return [...facts, { evidence: 'kernel', fact: 'left', values: { n: left } }];
    },
  },
  joined: {
    async act(stage) {
      const sender = await listener(stage);
      sender.send('hello ');
      sender.send('world\n');
    },
    seen(stage) {
      const found = journey(stage, 0, 1);
      if (found === null) return null;
      const { writes, reads, bytes } = found;
      const [a, b] = writes.map((each) => each.bytes);
      if (a === undefined || b === undefined) return null;
      return [{ evidence: 'app', fact: 'twoWrites', values: { a, b, n: bytes, reads: reads.length } }];
    },
  },
  many: {
    async act(stage) {
      const sender = await listener(stage);
      sender.send(Buffer.alloc(MANY, '.'));
    },
    seen(stage) {
      const index = stage
        .actor('sender')
        .all('sent')
        .findLastIndex(({ bytes }) => bytes >= MANY);
      const found = index < 0 ? null : journey(stage, index);
      if (found === null || found.reads.length < 2) return null;
      return [{ evidence: 'app', fact: 'oneWrite', values: { n: found.bytes, reads: found.reads.length } }];
    },
  },
  hangul: {
    async act(stage) {
      const sender = await listener(stage);
      const receiver = stage.actor('receiver');
      const before = receiver.count('received');
      sender.send(HANGUL.subarray(0, CUT));
      await stage.until(() => receiver.count('received') >= before + CUT || undefined);
      sender.send(HANGUL.subarray(CUT));
    },
    seen(stage) {
      const first = cutWrites(stage).at(-1);
      const found = first === undefined ? null : journey(stage, first, first + 1);
      const [begin, rest] = found?.writes ?? [];
      if (found === null || begin === undefined || rest === undefined) return null;
      const text = decodeUtf8(Buffer.concat(found.reads.map(({ data }) => data)));
      if (text.includes('\uFFFD')) return null;
      return [
        { evidence: 'app', fact: 'pieces', values: { begin: hex(begin), rest: hex(rest) } },
        { evidence: 'app', fact: 'whole', values: { text: text.trimEnd(), reads: found.reads.length } },
      ];
    },
  },
});

function endsInside(data: Uint8Array): boolean {
  // Nothing but the last character can be cut.
  return decodeUtf8(data).endsWith('\uFFFD');
}
