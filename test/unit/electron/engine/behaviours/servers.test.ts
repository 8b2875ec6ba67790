import { LINE_BYTES } from '@shared/bytes/lines';
import { serverBehaviourSchema } from '@shared/contract/behaviour';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverBehaviour } from '../../../../../electron/engine/behaviours/index';
import { FakeSocket } from './fakeSocket';

/** Makes the behaviour of each socket of a server; what is left out is as usual. */
const server = (behaviour: object) => serverBehaviour(serverBehaviourSchema.parse(behaviour));

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('an echo', () => {
  it('sends back the very bytes, and says which row has them', () => {
    const socket = new FakeSocket();
    const echo = server({ name: 'echo' })();
    echo.received?.(socket, bytes('a\0\xff'), 42);
    expect([socket.did, socket.same]).toEqual([['> a\0\xff'], [42]]);
    expect(echo.peerEnded?.(socket) ?? false).toBe(false);
  });
});

describe.each(['manual', 'discard'])('%s', (name) => {
  it('does nothing by itself', () => {
    const socket = new FakeSocket();
    const silent = server({ name })();
    silent.begin?.(socket);
    silent.received?.(socket, bytes('a'), 1);
    silent.peerEnded?.(socket);
    expect(socket.did).toEqual([]);
  });
});

describe('a greeting', () => {
  it.each([
    [{ text: 'Hello' }, ['> Hello', 'quit']],
    [{ text: 'Hello', nul: true }, ['> Hello\0', 'quit']],
    [{ text: '가' }, ['> \xea\xb0\x80', 'quit']],
    // Nothing to say is nothing to send: but the NUL of an empty string in C is something.
    [{ text: '' }, ['quit']],
    [{ text: '', nul: true }, ['> \0', 'quit']],
  ])('%j', (how, did) => {
    const socket = new FakeSocket();
    server({ name: 'hello', ...how })().begin?.(socket);
    expect(socket.did).toEqual(did);
  });
});

describe('the time of day', () => {
  it('is told once, as RFC 867 shows it, and then it is over', () => {
    const socket = new FakeSocket();
    server({ name: 'daytime' })().begin?.(socket);
    expect(socket.did).toEqual([
      expect.stringMatching(/^> \w+day, \w+ \d{1,2}, \d{4} \d\d:\d\d:\d\d-UTC\r\n$/),
      'quit',
    ]);
  });
});

describe('an echo of slices', () => {
  it('writes no more than its buffer at a time', () => {
    const socket = new FakeSocket();
    server({ name: 'iterative', buffer: 3 })().received?.(socket, bytes('abcdefgh'), 7);
    expect(socket.did).toEqual(['> abc', '> def', '> gh']);
    // Parts of a row are no row.
    expect(socket.same).toEqual([0, 0, 0]);
  });

  it('stops when nothing can be sent any more', () => {
    const socket = new FakeSocket();
    const reply = socket.reply.bind(socket);
    socket.reply = (part, same) => {
      socket.sendable = false;
      return reply(part, same);
    };
    server({ name: 'iterative', buffer: 1 })().received?.(socket, bytes('abc'), 1);
    expect(socket.did).toEqual(['> a']);
  });
});

describe('an echo of lines', () => {
  it('waits for the end of each, and tells how long it was', () => {
    const socket = new FakeSocket();
    const line = server({ name: 'line' })();
    line.received?.(socket, bytes('ab'), 1);
    expect(socket.next()).toEqual([]);
    line.received?.(socket, bytes('c\n\nx'), 2);
    expect(socket.next()).toEqual(['note line-received 4', '> abc\n', 'note line-received 1', '> \n']);
    expect(line.peerEnded?.(socket)).toBe(false);
    expect(socket.next()).toEqual(['note line-received 1', '> x']);
    line.peerEnded?.(socket);
    expect(socket.next()).toEqual([]);
  });

  it('tells of a line whose sender is gone, and sends nothing', () => {
    const socket = new FakeSocket();
    socket.sendable = false;
    server({ name: 'line' })().received?.(socket, bytes('a\n'), 1);
    expect(socket.did).toEqual(['note line-received 2']);
  });

  it('cuts a line that is longer than the buffer of the notes', () => {
    const socket = new FakeSocket();
    server({ name: 'line' })().received?.(socket, bytes(`${'a'.repeat(LINE_BYTES + 2)}\n`), 1);
    expect(socket.next().filter((each) => each.startsWith('note'))).toEqual([
      `note line-received ${LINE_BYTES}`,
      'note line-received 3',
    ]);
  });

  it('keeps the lines of each connection apart', () => {
    const make = server({ name: 'line' });
    const [one, other] = [make(), make()];
    const socket = new FakeSocket();
    one.received?.(socket, bytes('a'), 1);
    other.received?.(socket, bytes('b\n'), 2);
    expect(socket.said).toBe('b\n');
  });
});

describe('with time standing still', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('an echo in pieces sends the first at once, the others with a pause between', () => {
    const socket = new FakeSocket();
    const split = server({ name: 'split', bytes: 2, delayMs: 100 })();
    split.received?.(socket, bytes('abcde'), 1);
    expect(socket.said).toBe('ab');
    vi.advanceTimersByTime(99);
    expect(socket.said).toBe('');
    vi.advanceTimersByTime(1);
    expect(socket.said).toBe('cd');
    // What comes meanwhile joins what waits.
    split.received?.(socket, bytes('fg'), 2);
    expect(socket.said).toBe('');
    vi.advanceTimersByTime(100);
    expect(socket.said).toBe('ef');
    vi.advanceTimersByTime(200);
    expect(socket.said).toBe('g');
    // After silence the first goes at once again.
    vi.advanceTimersByTime(1_000);
    split.received?.(socket, bytes('h'), 3);
    expect(socket.said).toBe('h');
  });

  it('it answers the end only when all is sent back', () => {
    const socket = new FakeSocket();
    const split = server({ name: 'split', bytes: 1, delayMs: 10 })();
    split.received?.(socket, bytes('ab'), 1);
    expect(split.peerEnded?.(socket)).toBe(true);
    vi.advanceTimersByTime(10);
    expect(socket.next().filter((each) => !each.includes('go on'))).toEqual(['> a', '> b']);
    vi.advanceTimersByTime(10);
    expect(socket.next()).toEqual(['answer end']);
  });

  it('it leaves an end to others when nothing waits', () => {
    const socket = new FakeSocket();
    const split = server({ name: 'split', bytes: 9, delayMs: 10 })();
    split.received?.(socket, bytes('ab'), 1);
    vi.advanceTimersByTime(10);
    expect(split.peerEnded?.(socket)).toBe(false);
  });

  it('it waits for the kernel, and then for its pause', () => {
    const socket = new FakeSocket();
    socket.room = 0;
    const split = server({ name: 'split', bytes: 1, delayMs: 10 })();
    split.received?.(socket, bytes('abc'), 1);
    expect(socket.said).toBe('a');
    vi.advanceTimersByTime(1_000);
    split.received?.(socket, bytes('d'), 2);
    expect(socket.said).toBe('');
    expect(split.peerEnded?.(socket)).toBe(true);
    socket.room = 9;
    split.drained?.(socket);
    expect(socket.said).toBe('');
    vi.advanceTimersByTime(10);
    expect(socket.said).toBe('b');
  });

  it('it stops reading while much waits, and goes on when it has gone', () => {
    const socket = new FakeSocket();
    const split = server({ name: 'split', bytes: 65_536, delayMs: 10 })();
    split.received?.(socket, new Uint8Array(65_536), 1);
    expect(socket.next()).not.toContain('hold');
    split.received?.(socket, new Uint8Array(65_536), 2);
    split.received?.(socket, new Uint8Array(1), 3);
    expect(socket.next()).toEqual(['hold']);
    vi.advanceTimersByTime(10);
    expect(socket.next()[0]).toBe('go on');
  });

  it('it sends nothing any more when the socket is gone', () => {
    const socket = new FakeSocket();
    const split = server({ name: 'split', bytes: 1, delayMs: 10 })();
    split.received?.(socket, bytes('abc'), 1);
    split.gone?.();
    vi.advanceTimersByTime(1_000);
    expect(socket.said).toBe('a');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('whatever came however it came, the pieces are it, and none is longer', () => {
    const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 9 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const socket = new FakeSocket();
        const split = server({ name: 'split', bytes: size, delayMs: 5 })();
        for (const [seq, part] of parts.entries()) split.received?.(socket, bytes(part), seq);
        vi.advanceTimersByTime(10_000);
        const pieces = socket.next().filter((each) => each.startsWith('> '));
        expect(pieces.map((each) => each.slice(2)).join('')).toBe(parts.join(''));
        for (const piece of pieces) expect(piece.length - 2).toBeLessThanOrEqual(size);
      }),
    );
  });

  it('a generator of characters goes on for as long as it is taken, line after line', () => {
    const socket = new FakeSocket();
    socket.room = 2;
    const chargen = server({ name: 'chargen' })();
    chargen.begin?.(socket);
    expect(socket.did).toEqual([]);
    for (let turn = 0; turn < 9; turn++) vi.advanceTimersToNextTimer();
    const lines = socket.said.split('\r\n');
    // The third write was not taken at once: it is the last.
    expect(lines).toHaveLength(3 * 100 + 1);
    expect(lines[0]?.slice(0, 4)).toBe(' !"#');
    for (const [i, line] of lines.slice(0, -1).entries()) {
      expect(line).toHaveLength(72);
      expect(line.charCodeAt(0)).toBe(0x20 + (i % 95));
    }
    socket.room = 0;
    chargen.drained?.(socket);
    chargen.drained?.(socket);
    vi.advanceTimersToNextTimer();
    expect(socket.next()).toHaveLength(1);
  });

  it('it falls silent when nobody takes it any more, or the socket is gone', () => {
    const socket = new FakeSocket();
    const chargen = server({ name: 'chargen' })();
    chargen.begin?.(socket);
    socket.sendable = false;
    vi.advanceTimersToNextTimer();
    expect([socket.did, vi.getTimerCount()]).toEqual([[], 0]);
    socket.sendable = true;
    chargen.drained?.(socket);
    chargen.gone?.();
    vi.advanceTimersToNextTimer();
    expect(socket.did).toEqual([]);
  });
});
