import { type LineEnding, lineEndingBytes } from '@shared/bytes/eol';
import { decodeUtf8, encodeUtf8 } from '@shared/bytes/utf8';
import type { ErrorInfo } from '@shared/contract/errors';
import { SEND_BYTES } from '@shared/contract/limits';
import { fail, ok, type Result } from '@shared/contract/result';

/** The bytes of a message: its text as UTF-8, and the line ending. */
export function messageBytes(text: string, ending: LineEnding): Uint8Array {
  const body = encodeUtf8(text);
  const end = lineEndingBytes(ending);
  if (end.length === 0) return body;
  const bytes = new Uint8Array(body.length + end.length);
  bytes.set(body);
  bytes.set(end, body.length);
  return bytes;
}

/** Number of bytes of a message, without making them. */
export function messageSize(text: string, ending: LineEnding): number {
  let size = lineEndingBytes(ending).length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a pair counts two; a half that stands alone becomes U+FFFD.
    if (unit < 0x80) size += 1;
    else if (unit < 0x800) size += 2;
    else if (isPair(unit, text.charCodeAt(i + 1))) {
      size += 4;
      i++;
    } else size += 3;
  }
  return size;
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

/** Cuts bytes into what one send may hold, between characters where there are any. */
export function cutMessage(bytes: Uint8Array, limit: number = SEND_BYTES): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  while (bytes.length - from > limit) {
    let to = from + limit;
    // A character has at most three more bytes after its first.
    for (let back = 0; back < 3 && ((bytes[to] ?? 0) & 0xc0) === 0x80; back++) to--;
    parts.push(bytes.subarray(from, to));
    from = to;
  }
  parts.push(bytes.subarray(from));
  return parts;
}

export type Send = (bytes: Uint8Array) => Promise<Result<unknown, ErrorInfo>>;

/** Why a message was not handed over as a whole. `error` is null when somebody stopped it. */
export interface Unsent {
  readonly error: ErrorInfo | null;
  readonly done: number;
}

/** Hands a message over part by part. `progress` is told what is done and answers whether to go on. */
export async function sendMessage(
  bytes: Uint8Array,
  send: Send,
  progress: (done: number) => boolean,
): Promise<Result<null, Unsent>> {
  let done = 0;
  for (const part of cutMessage(bytes)) {
    const sent = await send(part);
    if (!sent.ok) return fail({ error: sent.error, done });
    done += part.length;
    if (done < bytes.length && !progress(done)) return fail({ error: null, done });
  }
  return ok(null);
}

/** The text of a message that was not handed over: what remains of it, without the line ending. */
export function unsentText(text: string, bytes: Uint8Array, ending: LineEnding, done: number): string {
  if (done === 0) return text;
  return decodeUtf8(bytes.subarray(done, Math.max(done, bytes.length - lineEndingBytes(ending).length)));
}
