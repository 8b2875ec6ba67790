const NEWLINE = 0x0a;

/** Bytes of a longest line, as CSAPP's `rio_readlineb` with its MAXLINE of 8192 reads them: the last is for the NUL. */
export const LINE_BYTES = 8191;

/** Cuts a stream into lines, whatever pieces it arrives in. Each line has its newline, if it has one. */
export class Lines {
  private rest: Uint8Array[] = [];
  private size = 0;

  constructor(private readonly limit = LINE_BYTES) {}

  /** The lines that are whole now. A line longer than the limit comes in parts of the limit. */
  push(chunk: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    let from = 0;
    while (from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      const wanted = newline < 0 ? chunk.length : newline + 1;
      const to = Math.min(wanted, from + this.limit - this.size);
      this.rest.push(chunk.subarray(from, to));
      this.size += to - from;
      from = to;
      if (this.size >= this.limit || (newline >= 0 && to === newline + 1)) lines.push(this.end());
    }
    // What is kept must not be the reader's buffer, which is 64 KiB whatever it holds.
    if (this.size > 0) this.rest = [concat(this.rest, this.size)];
    return lines;
  }

  /** The last line, without a newline; empty when there is none. */
  end(): Uint8Array {
    const line = concat(this.rest, this.size);
    this.rest = [];
    this.size = 0;
    return line;
  }
}

function concat(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
