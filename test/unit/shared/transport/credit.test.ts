import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CREDIT_STEP, CREDIT_WINDOW } from '../../../../shared/contract/limits';
import { DrawnCount, FRAME_BYTES, SendCredit } from '../../../../shared/transport/credit';

const frameSize = fc.integer({ min: 17, max: FRAME_BYTES });

/** What may happen between a host and a view; a frame or notice stays on its way until it is taken. */
const step = fc.oneof(
  fc.record({ do: fc.constant('send' as const), bytes: frameSize }),
  fc.record({ do: fc.constant('deliver' as const), frames: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('draw' as const), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ do: fc.constant('report' as const), lose: fc.boolean() }),
  fc.record({ do: fc.constant('rewatch' as const) }),
  fc.record({ do: fc.constant('lie' as const), drawn: fc.double() }),
);

/** Both sides of one session's credit with what is on its way between them. */
class Line {
  readonly credit = new SendCredit();
  readonly count = new DrawnCount();
  readonly frames: number[] = [];
  readonly notices: number[] = [];
  sent = 0;
  received = 0;
  /** Received and not drawn. */
  waiting = 0;

  send(bytes: number): void {
    if (!this.credit.allowsFrame) return;
    this.credit.spend(bytes);
    this.sent += bytes;
    this.frames.push(bytes);
  }

  deliver(frames: number): void {
    for (const bytes of this.frames.splice(0, frames)) {
      this.count.receive(bytes);
      this.received += bytes;
      this.waiting += bytes;
    }
  }

  draw(bytes: number): void {
    this.waiting -= bytes;
    this.notice(this.count.add(bytes));
  }

  rewatch(): void {
    this.waiting = 0;
    this.notice(this.count.settle());
  }

  report(lose: boolean): void {
    const drawn = this.notices.shift();
    if (drawn === undefined || lose) return;
    const accepted = this.credit.acknowledge(drawn);
    if (!accepted) throw new Error(`an honest count of ${drawn} was refused`);
  }

  /** Everything on its way arrives and is drawn. */
  finish(): void {
    this.deliver(this.frames.length);
    this.draw(this.waiting);
    while (this.notices.length > 0) this.report(false);
  }

  private notice(drawn: number | null): void {
    if (drawn !== null) this.notices.push(drawn);
  }
}

describe('credit', () => {
  it('never lets more than the window be on its way, and never sticks', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const line = new Line();
        for (const s of steps) {
          if (s.do === 'send') line.send(s.bytes);
          else if (s.do === 'deliver') line.deliver(s.frames);
          else if (s.do === 'draw') line.draw(Math.floor(line.waiting * s.part));
          else if (s.do === 'report') line.report(s.lose);
          else if (s.do === 'rewatch') line.rewatch();
          else if (s.drawn > line.received) line.credit.acknowledge(line.sent + Math.max(1, s.drawn));
          const drawn = line.received - line.waiting;
          expect(line.sent - drawn).toBeLessThanOrEqual(CREDIT_WINDOW);
          expect(line.credit.available).toBeGreaterThanOrEqual(0);
        }
        line.finish();
        // Notices may have been lost; the next one that is due makes up for them all.
        let rounds = 0;
        while (line.credit.available < CREDIT_WINDOW - CREDIT_STEP && rounds++ < CREDIT_STEP / 17) {
          line.send(FRAME_BYTES);
          line.finish();
        }
        expect(line.credit.allowsFrame).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back whole for any chunking of what is drawn', () => {
    fc.assert(
      fc.property(
        fc.array(frameSize, { minLength: 1, maxLength: 100 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 3 * FRAME_BYTES })),
        (frames, chunks) => {
          const line = new Line();
          for (const bytes of frames) {
            while (!line.credit.allowsFrame) {
              line.deliver(line.frames.length);
              const chunk: number = chunks.next().value ?? 1;
              expect(line.waiting, 'stuck').toBeGreaterThan(0);
              line.draw(Math.min(chunk, line.waiting));
              while (line.notices.length > 0) line.report(false);
            }
            line.send(bytes);
          }
          line.finish();
          expect(CREDIT_WINDOW - line.credit.available).toBeLessThan(CREDIT_STEP);
        },
      ),
    );
  });

  it('ignores liars: counts beyond what was sent, backwards, and no numbers at all', () => {
    const credit = new SendCredit();
    credit.spend(1_000);
    expect(credit.acknowledge(600)).toBe(true);
    for (const lie of [1_001, 599, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300])
      expect(credit.acknowledge(lie)).toBe(false);
    expect(credit.available).toBe(CREDIT_WINDOW - 400);
    expect(credit.acknowledge(600)).toBe(true);
    expect(credit.acknowledge(1_000)).toBe(true);
    expect(credit.available).toBe(CREDIT_WINDOW);
  });

  it('reports each step once, and never more than was received', () => {
    const count = new DrawnCount();
    count.receive(CREDIT_STEP);
    expect(count.add(CREDIT_STEP - 1)).toBeNull();
    expect(count.flush()).toBe(CREDIT_STEP - 1);
    expect(count.flush()).toBeNull();
    expect(count.add(10 * CREDIT_STEP)).toBeNull();
    expect(count.settle()).toBe(CREDIT_STEP);
    expect(count.settle()).toBeNull();
  });
});
