/** Compares an answer as it comes with the one that was recorded, in whatever pieces both arrive. Pure. */
import { ANSWER_AROUND, type AnswerDifference } from '@shared/contract/openRecording';

export class Answer {
  private expected: Uint8Array[] = [];
  private actual: Uint8Array[] = [];
  /** Bytes of both that wait for the other. */
  private expectedBytes = 0;
  private actualBytes = 0;
  private tail = new Uint8Array(0);
  matched = 0;
  difference: AnswerDifference | null = null;

  /** Bytes that should still come, and that came without being expected yet. */
  get missing(): number {
    return this.expectedBytes;
  }
  get extra(): number {
    return this.actualBytes;
  }

  /** The bytes are kept. */
  expect(bytes: Uint8Array): void {
    this.expected.push(bytes);
    this.expectedBytes += bytes.length;
    this.compare();
  }

  come(bytes: Uint8Array): void {
    this.actual.push(bytes);
    this.actualBytes += bytes.length;
    this.compare();
  }

  private compare(): void {
    while (this.difference === null) {
      const [expected] = this.expected;
      const [actual] = this.actual;
      if (expected === undefined || actual === undefined) return;
      const length = Math.min(expected.length, actual.length);
      const same = sameBytes(expected, actual, length);
      if (same < length) {
        this.differs(same);
        return;
      }
      this.pass(expected, actual, length);
    }
  }

  private pass(expected: Uint8Array, actual: Uint8Array, length: number): void {
    this.tail = lastOf(this.tail, expected.subarray(0, length));
    this.matched += length;
    this.expectedBytes -= length;
    this.actualBytes -= length;
    shorten(this.expected, expected, length);
    shorten(this.actual, actual, length);
  }

  private differs(same: number): void {
    const [expected = new Uint8Array(0)] = this.expected;
    const [actual = new Uint8Array(0)] = this.actual;
    const before = lastOf(this.tail, expected.subarray(0, same));
    this.matched += same;
    this.difference = {
      offset: this.matched,
      around: this.matched - before.length,
      expected: hex(before) + hex(expected.subarray(same, same + ANSWER_AROUND)),
      actual: hex(before) + hex(actual.subarray(same, same + ANSWER_AROUND)),
    };
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array, length: number): number {
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return length;
}

function shorten(list: Uint8Array[], first: Uint8Array, by: number): void {
  if (by === first.length) list.shift();
  else list[0] = first.subarray(by);
}

function lastOf(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(head.length + Math.min(tail.length, ANSWER_AROUND));
  joined.set(head);
  joined.set(tail.subarray(Math.max(0, tail.length - ANSWER_AROUND)), head.length);
  return joined.slice(Math.max(0, joined.length - ANSWER_AROUND));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
