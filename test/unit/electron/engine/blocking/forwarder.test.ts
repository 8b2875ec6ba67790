import type { Row } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { beforeEach, describe, expect, it } from 'vitest';
import { Control } from '../../../../../electron/engine/blocking/control';
import { Forwarder } from '../../../../../electron/engine/blocking/forwarder';
import { type Batch, isForwardedChunk } from '../../../../../electron/engine/blocking/messages';
import { SessionLog } from '../../../../../electron/engine/core/sessionLog';
import { Recorder, type Subject } from '../../../../../electron/engine/recorder';
import { pollUntil } from '../../../../helpers/pollUntil';

const [RECEIVED, SENT] = [typeCode('received'), typeCode('sent')];
const ends = { local: null, remote: null };
/** What a row costs beside its bytes, as both threads count it. */
const ROW = 128;

let batches: Batch[] = [];
let control: Control;
let recorder: Recorder;
let forwarder: Forwarder;
let subject: Subject;
beforeEach(() => {
  batches = [];
  control = new Control();
  recorder = new Recorder(new SessionLog(0, 1 << 20));
  forwarder = new Forwarder(recorder, control, (batch, transfer) => {
    expect(transfer).toEqual([batch.bytes.buffer]);
    batches.push(batch);
    control.take(batch.size);
  });
  subject = {
    id: 7,
    log: new SessionLog(7, 1 << 20),
    observer: (row: Row) => forwarder.take(row),
    lastSeq: 0,
    reportedTrim: { bytes: 0, at: 0 },
    holdReading: () => {
      throw new Error('nobody asked for a break');
    },
  };
});

/** The chunks of a batch, as their bytes; `same`: those of the chunk before. */
function chunks({ rows, bytes }: Batch): string[] {
  return rows.filter(isForwardedChunk).map(({ type, from, length }) => {
    const what = from === null ? 'same' : Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
    return `${type} ${what}`;
  });
}

const chunk = (code: number, data: Uint8Array): number => recorder.chunk(subject, code, 1, data, 0);

describe('what a server’s thread tells', () => {
  it('goes together, a turn of the loop at a time, in order', async () => {
    chunk(RECEIVED, Buffer.from('one'));
    recorder.event(subject, 'reading-paused', 1, ends);
    chunk(RECEIVED, Buffer.from('two'));
    expect(batches).toEqual([]);
    await pollUntil('a batch', () => batches.length === 1);
    const [batch] = batches;
    expect(batch?.rows.map(({ type, socket }) => [type, socket])).toEqual([
      ['received', 1],
      ['reading-paused', 1],
      ['received', 1],
    ]);
    expect(batch && chunks(batch)).toEqual(['received one', 'received two']);
    expect(batch).toMatchObject({ size: 6 + 3 * ROW, done: false });
  });

  it('has the fields of an event and no number of this thread: the other one numbers', () => {
    recorder.event(subject, 'note', 1, { note: 'waits', n: 3 });
    forwarder.flush();
    const at: unknown = expect.any(Number);
    expect(batches[0]?.rows).toEqual([{ type: 'note', socket: 1, at, fields: { note: 'waits', n: 3 } }]);
  });

  it('carries an echo’s bytes once: those just received, and only as long as it is the same memory', () => {
    const buffer = Buffer.from('hello');
    chunk(RECEIVED, buffer);
    chunk(SENT, buffer);
    chunk(RECEIVED, Buffer.from('hello'));
    forwarder.flush();
    chunk(SENT, buffer);
    forwarder.flush();
    expect(batches.map(chunks)).toEqual([['received hello', 'sent same', 'received hello'], ['sent hello']]);
    expect(batches.map(({ bytes }) => bytes.length)).toEqual([10, 5]);
  });

  it('is copied at once: the buffer of the next read may be the same', () => {
    const buffer = Buffer.from('first');
    chunk(RECEIVED, buffer);
    buffer.write('xxxxx');
    forwarder.flush();
    expect(batches.map(chunks)).toEqual([['received first']]);
  });

  it('does not wait for the turn when it is much, and loses nothing of it', () => {
    const parts = Array.from({ length: 12 }, (_, i) => Buffer.alloc(50_000, i));
    for (const part of parts) chunk(RECEIVED, part);
    expect(batches.length).toBeGreaterThan(1);
    forwarder.flush();
    const all = batches.flatMap((batch) => chunks(batch));
    expect(all).toEqual(parts.map((part) => `received ${part.toString('latin1')}`));
    for (const { size } of batches) expect(size).toBeLessThan(256 * 1024 + 50_000 + ROW + 1);
  });

  it('leaves out what is trimmed from the log here, which nobody reads', () => {
    recorder.event(subject, 'log-trimmed', 0, { bytes: 1, total: 1, reason: 'limit' });
    forwarder.flush();
    expect(batches).toEqual([]);
  });

  it('is how many bytes of sends came to an end, by socket', async () => {
    forwarder.sendHandled(1, 5);
    forwarder.sendHandled(2, 7);
    forwarder.sendHandled(1, 1);
    await pollUntil('a batch', () => batches.length === 1);
    expect([...(batches[0]?.handled ?? [])]).toEqual([
      [1, 6],
      [2, 7],
    ]);
    forwarder.flush();
    expect(batches).toHaveLength(1);
  });

  it('ends with a word of its own, even when there is nothing to tell', () => {
    forwarder.flush(true);
    expect(batches).toMatchObject([{ rows: [], done: true, size: 0 }]);
  });

  it('is not planned twice: what was sent by hand is not sent again', async () => {
    chunk(RECEIVED, Buffer.from('a'));
    forwarder.flush();
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toHaveLength(1);
  });
});

describe('a thread that is ahead', () => {
  it('waits until enough was taken, counted over 32 bits', () => {
    const sizes: number[] = [];
    const slow = new Forwarder(recorder, control, ({ size }) => void sizes.push(size));
    subject = { ...subject, observer: (row: Row) => slow.take(row) };
    // Near the end of 32 bits: the count goes on through negative numbers.
    const before = control.taken;
    expect(before).toBe(0);
    const large = Buffer.alloc(1 << 20);
    for (let i = 0; i < 7; i++) chunk(RECEIVED, large);
    // Seven of them may be on their way; the eighth would stand still here for ever if nobody took any.
    expect(sizes).toHaveLength(7);
    control.take(sizes.reduce((sum, size) => sum + size, 0));
    for (let i = 0; i < 7; i++) chunk(RECEIVED, large);
    expect(sizes).toHaveLength(14);
  });
});
