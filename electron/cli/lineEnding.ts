import { LINE_ENDINGS, type LineEnding, lineEndingText } from '@shared/bytes/eol';

export { LINE_ENDINGS, type LineEnding };

const LF = 0x0a;
const CR = 0x0d;

/** Gives lines another ending, over any cut of the input. With `lf` every byte passes as it is. */
export class LineEndings {
  private readonly ending: Buffer;
  /** The last byte was a CR that may belong to a CR LF. */
  private heldCr = false;

  constructor(private readonly kind: LineEnding) {
    this.ending = Buffer.from(lineEndingText(kind));
  }

  take(chunk: Buffer): Buffer {
    if (this.kind === 'lf') return chunk;
    const input = this.heldCr ? Buffer.concat([Buffer.of(CR), chunk]) : chunk;
    this.heldCr = input.at(-1) === CR;
    const end = this.heldCr ? input.length - 1 : input.length;
    const parts: Buffer[] = [];
    let start = 0;
    for (let lf = input.indexOf(LF); lf >= 0; lf = input.indexOf(LF, start)) {
      const lineEnd = lf > start && input[lf - 1] === CR ? lf - 1 : lf;
      parts.push(input.subarray(start, lineEnd), this.ending);
      start = lf + 1;
    }
    parts.push(input.subarray(start, end));
    return Buffer.concat(parts);
  }

  /** What was held back: a CR at the very end is a byte like any other. */
  end(): Buffer {
    const rest = this.heldCr ? Buffer.of(CR) : Buffer.alloc(0);
    this.heldCr = false;
    return rest;
  }
}
