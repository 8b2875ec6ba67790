import { describe, expect, it } from 'vitest';
import { portPipe } from '../../../../shared/transport/portPipe';
import { socketPipe } from '../../../../shared/transport/socketPipe';

type Listener = (event: { readonly data: unknown }) => void;

/** The parts of a MessagePort and of a WebSocket that pipes use. */
class FakeEnd {
  binaryType = 'blob';
  readyState = 0;
  readonly sent: unknown[] = [];
  closed = 0;
  private readonly listeners = new Map<string, Listener>();

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }
  emit(type: string, data?: unknown): void {
    this.listeners.get(type)?.({ data });
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  send(data: unknown): void {
    if (this.readyState === 0) throw new Error('still connecting');
    this.sent.push(data);
  }
  start(): void {}
  close(): void {
    this.closed++;
  }
}

function heard(pipe: ReturnType<typeof portPipe>) {
  const frames: unknown[] = [];
  let closed = 0;
  pipe.listen({ frame: (frame) => void frames.push(frame), closed: () => void closed++ });
  return { frames, closed: () => closed };
}

/** A view into a larger buffer, as a pooled Node Buffer is. */
const inner = Buffer.from(new ArrayBuffer(4_096), 100, 3).fill(7);
const own = new Uint8Array([7, 7, 7]);

describe('portPipe', () => {
  it('never hands over more memory than the frame', () => {
    const port = new FakeEnd();
    portPipe(port).send(inner);
    const [sent] = port.sent;
    if (!(sent instanceof Uint8Array)) throw new Error('no bytes');
    expect(sent).toEqual(own);
    expect(sent.buffer.byteLength).toBe(3);
  });
});

describe('socketPipe', () => {
  it('keeps frames until a socket that still connects is open', async () => {
    const socket = new FakeEnd();
    const pipe = socketPipe(socket);
    pipe.send('one');
    pipe.send(inner);
    expect([socket.sent, socket.binaryType]).toEqual([[], 'arraybuffer']);
    socket.readyState = 1;
    socket.emit('open');
    pipe.send('three');
    expect(socket.sent).toEqual(['one', own, 'three']);
  });

  it('takes bytes however they come, and passes on what is neither text nor bytes', async () => {
    const socket = new FakeEnd();
    socket.readyState = 1;
    const { frames } = heard(socketPipe(socket));
    const others = [new Blob([]), [inner], undefined];
    for (const data of ['text', own.buffer.slice(0), inner, ...others]) socket.emit('message', data);
    await Promise.resolve();
    expect(frames).toEqual(['text', own, own, ...others]);
    for (const frame of frames.slice(1, 3)) expect((frame as Uint8Array).buffer.byteLength).toBe(3);
  });

  it.each([0, 1])('ends once when the connection fails in state %i', async (readyState) => {
    const socket = new FakeEnd();
    socket.readyState = readyState;
    const pipe = socketPipe(socket);
    const { closed } = heard(pipe);
    socket.emit('error');
    socket.emit('close');
    await Promise.resolve();
    pipe.send('too late');
    expect([closed(), socket.sent]).toEqual([1, []]);
  });

  it('ends at once over a socket that is closing or closed', async () => {
    for (const readyState of [2, 3]) {
      const socket = new FakeEnd();
      socket.readyState = readyState;
      const { closed } = heard(socketPipe(socket));
      await Promise.resolve();
      expect(closed()).toBe(1);
    }
  });

  it('sends nothing that waited when it is closed before the socket opens', async () => {
    const socket = new FakeEnd();
    const pipe = socketPipe(socket);
    const { closed } = heard(pipe);
    pipe.send('one');
    pipe.close();
    socket.readyState = 1;
    socket.emit('open');
    socket.emit('message', 'x');
    await Promise.resolve();
    expect([socket.sent, socket.closed, closed()]).toEqual([[], 1, 1]);
  });
});
