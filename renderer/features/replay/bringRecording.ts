/** Opens a file that the page has: it is brought to the host in parts, and read there as they come. */
import { toBase64 } from '@shared/bytes/base64';
import type { ErrorInfo } from '@shared/contract/errors';
import { OPEN_PART_BYTES } from '@shared/contract/openRecording';
import type { Host } from '../../host/index';

/** What of a file is needed: it is never read as a whole. */
export interface BroughtFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export type BringEnd =
  /** All of it is there, or no more of it was wanted: the host tells what came of it. */
  | { readonly kind: 'brought' }
  /** It cannot be read any more: it has changed since it was chosen. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'failed'; readonly error: ErrorInfo };

/** Answers when all of it is there. How far it is, and what comes of it, is told by the host to all pages. */
export async function bringRecording(host: Pick<Host, 'call'>, file: BroughtFile): Promise<BringEnd> {
  const { name, size } = file;
  const begun = await host.call('open.upload', { name, size });
  if (!begun.ok) return { kind: 'failed', error: begun.error };
  const { opening } = begun.value;
  // Read while the part before is on its way.
  let next = readPart(file, 0);
  for (let at = 0; at < size; at += OPEN_PART_BYTES) {
    const part = await next;
    if (part === null) {
      void host.call('open.cancel', { opening });
      return { kind: 'unread' };
    }
    next = readPart(file, at + OPEN_PART_BYTES);
    const answer = await host.call('open.part', { opening, at, data: toBase64(part) });
    if (!answer.ok) return { kind: 'failed', error: answer.error };
    if (!answer.value.more) break;
  }
  return { kind: 'brought' };
}

/** Null: it cannot be read. */
async function readPart(file: BroughtFile, at: number): Promise<Uint8Array | null> {
  try {
    const to = Math.min(file.size, at + OPEN_PART_BYTES);
    return new Uint8Array(await file.slice(Math.min(at, to), to).arrayBuffer());
  } catch {
    return null;
  }
}
