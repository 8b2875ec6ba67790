import { type CopyForm, copyAs } from '@shared/bytes/copyAs';
import { decodeText, type Encoding } from '@shared/bytes/encoding';
import { isChunk } from '@shared/contract/events';
import type { RowSource } from '../../host/rowSource';
import { copyText } from './clipboard';
import { type CopyFailure, copyData } from './model/copyData';
import { isGone, type ViewRow } from './model/viewRows';

/** `usual`: what Ctrl+C takes. `shown`: the lines as they stand there. */
export type CopyChoice = CopyForm | 'usual' | 'shown';

/** What was copied, or why nothing was. */
export type Copied =
  | { readonly kind: 'shown' }
  | { readonly kind: 'data'; readonly form: CopyForm; readonly bytes: number; readonly missing: number }
  | CopyFailure
  /** The browser does not let us. */
  | { readonly kind: 'refused' };

export interface Marked {
  readonly rows: readonly ViewRow[];
  /** The marked text as it stands there, or the line of the row. */
  readonly text: string;
  /** Text is marked within one row: it is taken as it stands. */
  readonly isPiece: boolean;
}

/**
 * Copies what is marked. Ctrl+C takes a piece of a row as it stands there, and the data of whole rows; where there is
 * no data, the words of the events.
 */
export async function copyMarked(
  marked: Marked,
  choice: CopyChoice,
  how: {
    readonly encoding: Encoding;
    readonly follow: number | null;
    readonly read: RowSource['read'];
  },
): Promise<Copied> {
  const hasData = marked.rows.some((row) => !isGone(row) && isChunk(row));
  const asShown = choice === 'shown' || (choice === 'usual' && (marked.isPiece || !hasData));
  if (asShown) return (await copyText(marked.text)) ? { kind: 'shown' } : { kind: 'refused' };
  const data = await copyData(marked.rows, how.follow, how.read);
  if (!data.ok) return data.error;
  const form = choice === 'usual' ? 'text' : choice;
  const { bytes, missing } = data.value;
  const text = copyAs(form, bytes, (all) => decodeText(all, how.encoding));
  return (await copyText(text)) ? { kind: 'data', form, bytes: bytes.length, missing } : { kind: 'refused' };
}
