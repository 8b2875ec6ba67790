import { clientBehaviourSchema } from '@shared/contract/behaviour';
import { NOTE_BYTES } from '@shared/contract/limits';
import { describe, expect, it } from 'vitest';
import { clientBehaviour, readsOf } from '../../../../../electron/engine/behaviours/index';
import { cText } from '../../../../../electron/engine/core/cText';
import { FakeSocket } from './fakeSocket';

const client = (name: string) => clientBehaviour(clientBehaviourSchema.parse({ name }));
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a client that reads once', () => {
  it('begins to read at once, tells what one read brought, and closes', () => {
    const socket = new FakeSocket();
    const once = client('read-once')();
    once.begin?.(socket);
    expect(socket.next()).toEqual(['go on']);
    once.received?.(socket, bytes('Hello World!\0rest'), 1);
    expect(socket.next()).toEqual(['note message Hello World!', 'quit']);
  });
});

describe('the naive client', () => {
  it('reads once for each line it sends, and not before', () => {
    const socket = new FakeSocket();
    const naive = client('naive')();
    naive.begin?.(socket);
    expect(socket.next()).toEqual([]);
    naive.sent?.(socket);
    expect(socket.next()).toEqual(['go on']);
    naive.received?.(socket, bytes('part'), 1);
    expect(socket.next()).toEqual(['note message part']);
  });

  it.each(['q\n', 'Q\n', 'q\r\n', 'Q\r\n'])('takes %j for its end, and does not send it', (line) => {
    const socket = new FakeSocket();
    expect(client('naive')().takes?.(socket, bytes(line))).toBe(true);
    expect(socket.did).toEqual(['note quit', 'quit']);
  });

  it.each(['q', 'quit\n', 'qq\n', ' q\n', 'q \n', 'q\n\n', '\n', '', 'a\nq\n'])('sends %j', (line) => {
    const socket = new FakeSocket();
    expect(client('naive')().takes?.(socket, bytes(line))).toBe(false);
    expect(socket.did).toEqual([]);
  });
});

describe('the client of lines', () => {
  it('takes an answer for whole at its newline, in however many reads it came', () => {
    const socket = new FakeSocket();
    const line = client('line')();
    for (const part of ['he', 'llo\r', '\nwor']) line.received?.(socket, bytes(part), 1);
    expect(socket.next()).toEqual(['note message hello']);
    expect(line.peerEnded?.(socket)).toBe(false);
    expect(socket.next()).toEqual(['note message wor']);
  });

  it('remembers nothing of another connection', () => {
    const make = client('line');
    const socket = new FakeSocket();
    make().received?.(socket, bytes('a'), 1);
    make().received?.(socket, bytes('b\n'), 2);
    expect(socket.next()).toEqual(['note message b']);
  });
});

describe('a client by hand', () => {
  it('leaves everything to its person', () => {
    const socket = new FakeSocket();
    const manual = client('manual')();
    expect(manual.takes?.(socket, bytes('q\n')) ?? false).toBe(false);
    manual.received?.(socket, bytes('a'), 1);
    expect(socket.did).toEqual([]);
  });
});

describe('reads', () => {
  it.each([
    ['manual', null],
    ['line', null],
    ['read-once', 29],
    ['naive', 1023],
  ])('of %s: %s', (name, reads) => {
    expect(readsOf(clientBehaviourSchema.parse({ name }))).toBe(reads);
  });

  it('are as large as was asked for', () => {
    expect(readsOf(clientBehaviourSchema.parse({ name: 'naive', buffer: 7 }))).toBe(7);
  });
});

describe('what a program would print', () => {
  it.each([
    ['hello', 'hello'],
    ['hello\n', 'hello'],
    ['hello\r\n', 'hello'],
    ['hello\n\n', 'hello\n'],
    ['\n', ''],
    ['', ''],
    ['ab\0cd\n', 'ab'],
    ['\0', ''],
    // The newline before a NUL is the printer's, as any at the end.
    ['ab\n\0', 'ab'],
    ['a\rb', 'a\rb'],
    ['한글\n', '한글'],
  ])('of %j is %j', (given, printed) => {
    expect(cText(bytes(given))).toBe(printed);
  });

  it('of bytes that are no text has marks in their place', () => {
    expect(cText(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\ufffdb');
  });

  it('is cut to what a note carries', () => {
    const socket = new FakeSocket();
    client('read-once')().received?.(socket, new Uint8Array(NOTE_BYTES + 5).fill(0x61), 1);
    expect(socket.next()[0]).toBe(`note message ${'a'.repeat(NOTE_BYTES)}`);
  });
});
