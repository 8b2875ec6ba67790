import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame, Pipe } from '../../shared/transport/pipe';
import type { PipePair, Transport } from '../helpers/pipePairs';
import { pollUntil } from '../helpers/pollUntil';

class Recorder {
  readonly frames: unknown[] = [];
  closed = 0;
  /** Frames that came after the end, or inside `listen`. */
  wrong = 0;

  constructor(pipe: Pipe) {
    let isListening = false;
    pipe.listen({
      frame: (frame) => {
        if (this.closed > 0 || !isListening) this.wrong++;
        this.frames.push(frame);
      },
      closed: () => {
        if (!isListening) this.wrong++;
        this.closed++;
      },
    });
    isListening = true;
  }

  async count(count: number): Promise<readonly unknown[]> {
    await pollUntil(`${count} frames`, () => this.frames.length >= count);
    return this.frames;
  }
}

const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

/** What every pipe keeps, whatever carries it. */
export function pipeContract({ name, open }: Transport): void {
  describe(`pipe over ${name}`, () => {
    let pair: PipePair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.dispose());

    it('keeps the order of 10,000 mixed frames, both ways at once', async () => {
      const ends = [new Recorder(pair.host), new Recorder(pair.view)] as const;
      const frames = Array.from({ length: 10_000 }, (_, i): Frame => {
        if (i % 3 !== 0) return `text ${i}`;
        const bytes = new Uint8Array(4 + (i % 50));
        new DataView(bytes.buffer).setUint32(0, i);
        return bytes;
      });
      for (const frame of frames) {
        pair.host.send(frame);
        pair.view.send(typeof frame === 'string' ? frame : frame.slice());
      }
      for (const end of ends) expect(await end.count(frames.length)).toEqual(frames);
    });

    it('delivers bytes exactly, as a Uint8Array of its own memory', async () => {
      const view = new Recorder(pair.view);
      const larger = new Uint8Array(1_000);
      larger.set(allBytes, 300);
      pair.host.send(allBytes.slice());
      pair.host.send(larger.subarray(300, 556));
      pair.host.send(Buffer.from(allBytes));
      pair.host.send(new Uint8Array(0));
      const frames = await view.count(4);
      expect(frames.slice(0, 3)).toEqual([allBytes, allBytes, allBytes]);
      for (const frame of frames) {
        if (!(frame instanceof Uint8Array)) throw new Error('not bytes');
        expect(frame.byteOffset).toBe(0);
        expect(frame.byteLength).toBe(frame.buffer.byteLength);
        expect(Buffer.isBuffer(frame)).toBe(false);
      }
    });

    it('carries any text: empty, control characters, every plane', async () => {
      const view = new Recorder(pair.view);
      const texts = ['', '\0\r\n\u001b[31m', '한글과 €', '😀'.repeat(1_000), '"\\'];
      for (const text of texts) pair.host.send(text);
      expect(await view.count(texts.length)).toEqual(texts);
    });

    it('carries large frames whole', async () => {
      const host = new Recorder(pair.host);
      const rows = Uint8Array.from({ length: 64 * 1024 + 16 }, (_, i) => (i * 7) & 0xff);
      const text = 'x€'.repeat(512 * 1024);
      pair.view.send(rows.slice());
      pair.view.send(text);
      const [gotRows, gotText] = await host.count(2);
      expect(gotRows).toEqual(rows);
      expect(gotText === text).toBe(true);
    });

    it('keeps frames that were sent before anybody listened', async () => {
      for (let i = 0; i < 100; i++) pair.view.send(`${i}`);
      const marker = new Recorder(pair.view);
      pair.host.send('over');
      await marker.count(1);
      const host = new Recorder(pair.host);
      pair.view.send('last');
      expect(await host.count(101)).toEqual([...Array.from({ length: 100 }, (_, i) => `${i}`), 'last']);
      expect(host.wrong + marker.wrong).toBe(0);
    });

    it.each(['host', 'view'] as const)('tells both ends once when the %s closes', async (closer) => {
      const ends = [new Recorder(pair.host), new Recorder(pair.view)] as const;
      pair[closer].send('last words');
      pair[closer].close();
      expect(ends[closer === 'host' ? 0 : 1].closed, 'not inside close()').toBe(0);
      pair[closer].close();
      await pollUntil('both closed', () => ends.every((end) => end.closed > 0));
      for (const end of [pair.host, pair.view]) {
        end.send('too late');
        end.send(new Uint8Array(8));
        end.close();
      }
      const [hearer] = ends.filter((_, i) => i !== (closer === 'host' ? 0 : 1));
      expect(hearer?.frames).toEqual(['last words']);
      // Whatever could still come has come once another pair of this transport has carried a frame.
      const other = await open();
      const later = new Recorder(other.host);
      other.view.send('x');
      await later.count(1);
      await other.dispose();
      expect(ends.map(({ closed, wrong }) => [closed, wrong])).toEqual([
        [1, 0],
        [1, 0],
      ]);
    });

    it('tells the end to one who listens later', async () => {
      const view = new Recorder(pair.view);
      pair.view.send('one');
      pair.view.close();
      await pollUntil('closed', () => view.closed > 0);
      const host = new Recorder(pair.host);
      await pollUntil('closed', () => host.closed > 0);
      expect(host.frames).toEqual(['one']);
      expect([host.closed, host.wrong]).toEqual([1, 0]);
    });

    it('tells the end to one who closes before listening', async () => {
      pair.host.close();
      const host = new Recorder(pair.host);
      await pollUntil('closed', () => host.closed > 0);
      expect([host.closed, host.wrong]).toEqual([1, 0]);
    });

    it('stops delivering when the listener closes in the middle of a burst', async () => {
      const seen: unknown[] = [];
      let closed = 0;
      for (let i = 0; i < 20; i++) pair.view.send(`${i}`);
      pair.host.listen({
        frame(frame) {
          seen.push(frame);
          if (seen.length === 5) pair.host.close();
        },
        closed: () => void closed++,
      });
      const view = new Recorder(pair.view);
      await pollUntil('both closed', () => closed > 0 && view.closed > 0);
      expect(seen).toEqual(['0', '1', '2', '3', '4']);
      expect(closed).toBe(1);
    });
  });
}
