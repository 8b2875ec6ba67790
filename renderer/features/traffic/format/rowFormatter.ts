import { NO_CARRY, UNKNOWN_CARRY, type Utf8Carry } from '@shared/bytes/printable';
import { isChunk } from '@shared/contract/events';
import { isGap, isGone, type ViewRow } from '../model/viewRows';
import { type FormattedRow, formatRow } from './formatRow';
import type { RowContext, RowStand } from './rowContext';

/**
 * Formats rows in order: carries a character that is cut by the end of a chunk on to the next of its socket and
 * direction, and knows when the row before was.
 */
export class RowFormatter {
  private readonly carries = new Map<string, Utf8Carry>();
  /** What to assume of a stream that was not seen from its start. */
  private unseen: Utf8Carry = UNKNOWN_CARRY;
  private before: number | null = null;
  /** What chunks began with, where that was not nothing. */
  private readonly begun = new WeakMap<ViewRow, Utf8Carry>();

  /** `cols`: cells of a line. */
  constructor(
    readonly context: RowContext,
    readonly cols: number,
  ) {}

  format(row: ViewRow): FormattedRow {
    const formatted = this.read(row, { before: this.before, cols: this.cols });
    this.before = isGap(row) || isGone(row) ? null : row.at;
    return formatted;
  }

  private read(row: ViewRow, stand: RowStand): FormattedRow {
    if (isGap(row) || isGone(row)) {
      this.carries.clear();
      return formatRow(row, this.context, NO_CARRY, stand);
    }
    if (!isChunk(row)) {
      // A connection that begins here is seen from its start.
      if (row.type === 'accepted' || row.type === 'connected') this.begin(row.socket);
      return formatRow(row, this.context, NO_CARRY, stand);
    }
    const key = `${row.type}${row.socket}`;
    const carry = this.carries.get(key) ?? this.unseen;
    if (carry.unknown || carry.pending.length > 0) this.begun.set(row, carry);
    const formatted = formatRow(row, this.context, carry, stand);
    if (formatted.carry !== null) this.carries.set(key, formatted.carry);
    return formatted;
  }

  /** What was carried on into a chunk that was formatted. */
  carryOf(row: ViewRow): Utf8Carry {
    return this.begun.get(row) ?? NO_CARRY;
  }

  /** The rows that follow do not continue those before; `before` is the row they follow, if there is one. */
  restart(before: ViewRow | undefined): void {
    this.carries.clear();
    this.unseen = UNKNOWN_CARRY;
    this.before = before === undefined || isGap(before) || isGone(before) ? null : before.at;
  }

  private begin(socket: number): void {
    this.carries.set(`received${socket}`, NO_CARRY);
    this.carries.set(`sent${socket}`, NO_CARRY);
  }
}
