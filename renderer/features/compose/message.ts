import type { Composed } from '@shared/bytes/compose';
import { escapeBytes } from '@shared/bytes/escapes';
import { formatHex } from '@shared/bytes/hexText';
import type { ErrorInfo } from '@shared/contract/errors';
import { SEND_BYTES } from '@shared/contract/limits';
import { fail, ok, type Result } from '@shared/contract/result';
import type { Entry } from './entry';

/** Cuts bytes into what one send may hold, between characters where they are UTF-8. */
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

/** A message that was not handed over as a whole: what remains of it, without the line ending, written as it was. */
export function unsentEntry(entry: Entry, { bytes, ending }: Composed, done: number): Entry {
  if (done === 0) return entry;
  const rest = bytes.subarray(done, Math.max(done, bytes.length - ending));
  const text = entry.mode === 'hex' ? formatHex(rest) : escapeBytes(rest, entry.encoding, { lines: 'kept' });
  return { ...entry, text };
}
