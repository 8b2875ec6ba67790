/** Fetches an export in parts and lets the browser save it. */
import { fromBase64 } from '@shared/bytes/base64';
import type { ErrorInfo, ExportWish } from '@shared/contract/index';
import type { Host } from '../../host/index';

export interface ExportProgress {
  readonly rows: number;
  readonly of: number;
  readonly bytes: number;
  readonly trimmed: number;
  readonly missing: number;
}

export type ExportEnd =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ErrorInfo };

/** `told` hears of each part; when `signal` is aborted nothing is saved. */
export async function saveExport(
  host: Pick<Host, 'call'>,
  wish: ExportWish,
  signal: AbortSignal,
  told: (progress: ExportProgress) => void,
  save: (parts: readonly Uint8Array<ArrayBuffer>[], name: string, mediaType: string) => void = saveFile,
): Promise<ExportEnd> {
  const started = await host.call('export.start', wish);
  if (!started.ok) return { kind: 'failed', error: started.error };
  const { export: id, name, mediaType, rows: of, trimmed } = started.value;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    if (signal.aborted) {
      void host.call('export.cancel', { export: id });
      return { kind: 'cancelled' };
    }
    const part = await host.call('export.read', { export: id });
    if (!part.ok) return { kind: 'failed', error: part.error };
    const data = fromBase64(part.value.data) ?? new Uint8Array(0);
    bytes += data.length;
    parts.push(data);
    told({ rows: part.value.rows, of, bytes, trimmed, missing: part.value.missing });
    if (part.value.done) break;
  }
  save(parts, name, mediaType);
  return { kind: 'saved', name };
}

function saveFile(parts: readonly Uint8Array<ArrayBuffer>[], name: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
