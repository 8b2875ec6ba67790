import { fail, ok } from '@shared/contract/result';
import { FILE_PART_BYTES, FILE_WAITING_BYTES } from '@shared/contract/sendFile';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type FileHost,
  FileQueue,
  isOver,
  type NamedFile,
  type TransferState,
} from '../../../renderer/features/sendFile/fileQueue';
import { pollUntil } from '../../helpers/pollUntil';

/** A file of zeros. */
function file(name: string, size: number): NamedFile {
  return {
    name,
    size,
    slice: (from, to) => ({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(to - from)) }),
  };
}

interface Part {
  readonly session: number;
  readonly sockets: readonly number[];
  readonly bytes: number;
  readonly atMost: number;
}

let parts: Part[];
let queue: FileQueue;
let respond: (part: Part) => ReturnType<FileHost['send']>;

beforeEach(() => {
  parts = [];
  respond = () => Promise.resolve(ok({ waiting: 0, lost: [] }));
  let now = 0;
  queue = new FileQueue({
    sockets: (session, to) => (session === 9 ? [] : [1, 2].filter((socket) => to === 'all' || to === socket)),
    send: (session, sockets, bytes, atMost) => {
      const part = { session, sockets, bytes: bytes.length, atMost };
      parts.push(part);
      // An answer of a host is never there at once.
      return new Promise((resolve) => setImmediate(() => resolve(respond(part))));
    },
    now: () => (now += 10),
  });
});

const states = (): readonly TransferState[] => queue.store.getState().transfers;
const phases = (): string =>
  states()
    .map(({ phase }) => phase)
    .join(' ');
const over = (): Promise<unknown> => pollUntil('all to be over', () => states().every(isOver));

describe('files', () => {
  it('go in parts, the last of which waits until everything is taken', async () => {
    queue.add(1, 'all', [file('a', FILE_PART_BYTES * 2 + 7)]);
    await over();
    expect(parts).toEqual([
      { session: 1, sockets: [1, 2], bytes: FILE_PART_BYTES, atMost: FILE_WAITING_BYTES },
      { session: 1, sockets: [1, 2], bytes: FILE_PART_BYTES, atMost: FILE_WAITING_BYTES },
      { session: 1, sockets: [1, 2], bytes: 7, atMost: 0 },
    ]);
    expect(states()[0]).toMatchObject({ phase: 'done', taken: FILE_PART_BYTES * 2 + 7, queued: 0 });
  });

  it('are asked about again, without data, while too much waits', async () => {
    const waiting = [FILE_WAITING_BYTES + 5, FILE_WAITING_BYTES, 0];
    respond = () => Promise.resolve(ok({ waiting: waiting.shift() ?? 0, lost: [] }));
    queue.add(1, 2, [file('a', FILE_PART_BYTES + 1)]);
    await over();
    expect(parts.map(({ bytes }) => bytes)).toEqual([FILE_PART_BYTES, 0, 1]);
    expect(parts.every(({ sockets }) => sockets.join() === '2')).toBe(true);
  });

  it('of one session go one after the other, those of another at the same time', async () => {
    let release = (): void => undefined;
    respond = ({ session }) =>
      session === 1
        ? new Promise((resolve) => {
            release = () => resolve(ok({ waiting: 0, lost: [] }));
          })
        : Promise.resolve(ok({ waiting: 0, lost: [] }));
    queue.add(1, 'all', [file('a', 1), file('b', 1)]);
    queue.add(2, 'all', [file('c', 1)]);
    await pollUntil('the other session', () => states()[2]?.phase === 'done');
    expect(phases()).toBe('sending waiting done');
    release();
    await pollUntil('the second', () => states()[1]?.phase === 'sending' && parts.length === 3);
    release();
    await over();
    expect(phases()).toBe('done done done');
  });

  it('go on without the connections that end, and say how many', async () => {
    const answers = [{ waiting: 0, lost: [2] }];
    respond = () => Promise.resolve(ok(answers.shift() ?? { waiting: 0, lost: [] }));
    queue.add(1, 'all', [file('a', FILE_PART_BYTES + 1)]);
    await over();
    expect(parts[1]?.sockets).toEqual([1]);
    expect(states()[0]).toMatchObject({ phase: 'done', lost: 1 });
  });

  it('that fail say how much was taken, and can be sent again', async () => {
    const error = { code: 'SENDING_ENDED', message: '', explanation: 'sending-ended' } as const;
    let calls = 0;
    respond = () =>
      Promise.resolve(++calls === 2 ? fail(error) : ok({ waiting: calls === 1 ? 100 : 0, lost: [] }));
    queue.add(1, 'all', [file('a', FILE_PART_BYTES + 1)]);
    await over();
    expect(states()[0]).toMatchObject({ phase: 'failed', taken: FILE_PART_BYTES - 100, error });
    queue.again(states()[0]?.id ?? 0);
    await over();
    expect(phases()).toBe('done');
  });

  it('for nobody fail at once', async () => {
    queue.add(9, 'all', [file('a', 1)]);
    await over();
    expect(parts).toEqual([]);
    expect(states()[0]).toMatchObject({ phase: 'failed', taken: 0, error: null });
  });

  it('can be paused, resumed, cancelled and dismissed', async () => {
    respond = () => Promise.resolve(ok({ waiting: FILE_WAITING_BYTES + 1, lost: [] }));
    queue.add(1, 'all', [file('a', FILE_PART_BYTES), file('b', 1)]);
    const [first, second] = states().map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('two files');
    await pollUntil('a few questions', () => parts.length > 3);
    queue.pause(first);
    await pollUntil('what was under way', () => states()[0]?.phase === 'paused');
    const asked = parts.length;
    queue.dismiss(first);
    expect(states()).toHaveLength(2);
    queue.resume(first);
    await pollUntil('it to go on', () => parts.length > asked + 1);
    queue.cancel(second);
    expect(phases()).toBe('sending cancelled');
    queue.pause(first);
    queue.cancel(first);
    await over();
    expect(phases()).toBe('cancelled cancelled');
    queue.dismiss(first);
    queue.dismiss(second);
    expect(states()).toEqual([]);
  });
});
