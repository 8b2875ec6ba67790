import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import {
  type FileHost,
  FileQueue,
  isOver,
  type NamedFile,
  type TransferState,
} from '../../../renderer/features/sendFile/fileQueue';
import { toBase64 } from '../../../shared/bytes/base64';
import { FILE_PART_BYTES, FILE_WAITING_BYTES } from '../../../shared/contract/sendFile';
import { clientSpecSchema } from '../../../shared/contract/spec';
import { attachTestView } from '../../helpers/attached';
import { pollUntil } from '../../helpers/pollUntil';
import type { TestView } from '../../helpers/testView';

const MiB = 1024 * 1024;

/** A file that is made while it is read: each byte depends on its place. */
class MadeFile implements NamedFile {
  largest = 0;

  constructor(
    readonly name: string,
    readonly size: number,
    private readonly hash: Hash | null = null,
  ) {}

  slice(from: number, to: number) {
    this.largest = Math.max(this.largest, to - from);
    return {
      arrayBuffer: () => {
        const bytes = new Uint8Array(to - from);
        for (let i = 0; i < bytes.length; i++) bytes[i] = ((from + i) * 2654435761) >>> 13;
        this.hash?.update(bytes);
        return Promise.resolve(bytes.buffer);
      },
    };
  }
}

describe('a file', () => {
  let engine: Engine;
  let view: TestView;
  let peer: Server;
  let accepted: Socket[];
  let queue: FileQueue;
  let session: number;
  let largestQueue: number;

  beforeEach(async () => {
    // The log keeps what it may of everything that is sent; what is measured here is the rest.
    engine = createEngine({ sessionLogBytes: 4 * MiB });
    ({ view } = await attachTestView(engine));
    accepted = [];
    peer = createServer({ pauseOnConnect: true }, (socket) => {
      socket.on('error', () => undefined);
      accepted.push(socket);
    }).listen(0, '127.0.0.1');
    await once(peer, 'listening');
    largestQueue = 0;
    const host: FileHost = {
      sockets: (id, to) =>
        (engine.stateOf(id)?.sockets ?? [])
          .map(({ socket }) => socket)
          .filter((socket) => to === 'all' || to === socket),
      send: async (id, sockets, bytes, atMost) => {
        const answer = await view.client.call('file.send', {
          session: id,
          sockets: [...sockets],
          data: toBase64(bytes),
          atMost,
        });
        for (const { queued } of engine.stateOf(id)?.sockets ?? [])
          largestQueue = Math.max(largestQueue, queued);
        return answer;
      },
      now: () => performance.now(),
    };
    queue = new FileQueue(host);
    session = await connect();
  });

  afterEach(async () => {
    for (const socket of accepted) socket.destroy();
    peer.close();
    await engine.dispose();
  });

  async function connect(): Promise<number> {
    const { port } = peer.address() as AddressInfo;
    const spec = clientSpecSchema.parse({ kind: 'tcp-client', host: '127.0.0.1', port });
    const id = engine.open(spec).session;
    await pollUntil(
      'the connection',
      () => engine.stateOf(id)?.session.phase === 'connected' && accepted.length > 0,
    );
    return id;
  }

  /** The peer begins to read. */
  function read(onData: (chunk: Buffer) => void): void {
    accepted[0]?.on('data', onData).resume();
  }

  function transfer(at = 0): TransferState {
    const found = queue.store.getState().transfers[at];
    if (found === undefined) throw new Error(`no transfer ${at}`);
    return found;
  }

  const over = (at = 0): Promise<TransferState | false> =>
    pollUntil(`the end of transfer ${at}`, () => isOver(transfer(at)) && transfer(at), 60_000);

  it('of 200 MB arrives byte for byte, and never waits in memory', { timeout: 180_000 }, async () => {
    const total = 200_000_000;
    const sent = createHash('sha256');
    const received = createHash('sha256');
    let count = 0;
    read((chunk) => {
      received.update(chunk);
      count += chunk.length;
    });
    const before = process.memoryUsage();
    let highest = 0;
    const file = new MadeFile('big.bin', total, sent);
    queue.store.subscribe(() => {
      const { arrayBuffers } = process.memoryUsage();
      highest = Math.max(highest, arrayBuffers - before.arrayBuffers);
    });
    queue.add(session, 'all', [file]);
    await over();
    expect(transfer()).toMatchObject({ phase: 'done', taken: total, queued: 0, lost: 0, error: null });
    await pollUntil('the last byte', () => count === total);
    expect(received.digest('hex')).toBe(sent.digest('hex'));
    expect(file.largest).toBe(FILE_PART_BYTES);
    expect(largestQueue).toBeLessThanOrEqual(FILE_WAITING_BYTES + FILE_PART_BYTES);
    // Far from the file's size: garbage that was not collected yet is what there is.
    expect(highest).toBeLessThan(100 * MiB);
  });

  it('waits while the other end does not read, can be paused, and goes on', async () => {
    const total = 24 * MiB;
    queue.add(session, 'all', [new MadeFile('slow.bin', total)]);
    await pollUntil('it to be told as stalled', () => transfer().isStalled);
    const { taken, queued } = transfer();
    expect(taken).toBeLessThan(total);
    expect(queued).toBeGreaterThan(0);
    expect(largestQueue).toBeLessThanOrEqual(FILE_WAITING_BYTES + FILE_PART_BYTES);
    queue.pause(transfer().id);
    expect(transfer().phase).toBe('paused');
    accepted[0]?.resume();
    queue.resume(transfer().id);
    await over();
    expect(transfer()).toMatchObject({ phase: 'done', taken: total });
  });

  it('can be cancelled while nobody reads, and says what still goes out', async () => {
    queue.add(session, 'all', [new MadeFile('stuck.bin', 64 * MiB), new MadeFile('next.bin', 10)]);
    await pollUntil('it to be stuck', () => transfer().queued > FILE_WAITING_BYTES);
    expect(transfer(1).phase).toBe('waiting');
    queue.cancel(transfer().id);
    await over();
    const { phase, taken, queued } = transfer();
    expect(phase).toBe('cancelled');
    let count = 0;
    read((chunk) => {
      count += chunk.length;
    });
    await over(1);
    expect(transfer(1).phase).toBe('done');
    await pollUntil('all that was handed over', () => count === taken + queued + 10);
  });

  it('says how much was taken when the connection ends midway', async () => {
    const total = 64 * MiB;
    let count = 0;
    read((chunk) => {
      count += chunk.length;
      if (count > 8 * MiB) accepted[0]?.resetAndDestroy();
    });
    queue.add(session, 'all', [new MadeFile('lost.bin', total)]);
    await over();
    const { phase, taken, error } = transfer();
    expect(phase).toBe('failed');
    expect(error?.code).toMatch(/SENDING_ENDED|UNKNOWN_SOCKET/);
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(total);
    // Again, from the beginning, when there is nobody: refused at once.
    queue.again(transfer().id);
    await over();
    expect(transfer()).toMatchObject({ phase: 'failed', taken: 0, error: null });
  });

  it('of no bytes is done at once', async () => {
    queue.add(session, 'all', [new MadeFile('empty', 0)]);
    await over();
    expect(transfer()).toMatchObject({ phase: 'done', taken: 0 });
    expect(engine.stateOf(session)?.session.bytesOut).toBe(0);
  });

  it('that cannot be read any more is told as that', async () => {
    const file = new MadeFile('gone.bin', MiB);
    file.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) });
    queue.add(session, 'all', [file]);
    await over();
    expect(transfer().phase).toBe('unread');
  });
});
