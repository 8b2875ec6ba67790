import { NO_CARRY, UNKNOWN_CARRY, type Utf8Carry } from '@shared/bytes/printable';
import { isChunk } from '@shared/contract/events';
import { isGap, isGone, type ViewRow } from '../model/viewRows';
import { formatRow, type RowContext } from './formatRow';

/** Formats rows in order, carrying UTF-8 that is cut by the end of a chunk on to the next of its socket and direction. */
export class RowFormatter {
  private readonly carries = new Map<string, Utf8Carry>();
  /** What to assume of a stream that was not seen from its start. */
  private unseen: Utf8Carry = UNKNOWN_CARRY;

  constructor(readonly context: RowContext) {}

  format(row: ViewRow): string {
    if (isGap(row) || isGone(row)) {
      this.carries.clear();
      return formatRow(row, this.context).ansi;
    }
    if (!isChunk(row)) {
      // A connection that begins here is seen from its start.
      if (row.type === 'accepted' || row.type === 'connected') this.begin(row.socket);
      return formatRow(row, this.context).ansi;
    }
    const key = `${row.type}${row.socket}`;
    const { ansi, carry } = formatRow(row, this.context, this.carries.get(key) ?? this.unseen);
    if (carry !== null) this.carries.set(key, carry);
    return ansi;
  }

  /** The rows that follow do not continue those before. */
  restart(): void {
    this.carries.clear();
    this.unseen = UNKNOWN_CARRY;
  }

  private begin(socket: number): void {
    this.carries.set(`received${socket}`, NO_CARRY);
    this.carries.set(`sent${socket}`, NO_CARRY);
  }
}
