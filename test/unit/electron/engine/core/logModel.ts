import { isChunk, type Row } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { expect } from 'vitest';
import { atEnd, atNewest, type Cursor } from '../../../../../electron/engine/core/logReader';
import {
  encodeFields,
  type LogBudget,
  SessionLog,
  UNLIMITED,
} from '../../../../../electron/engine/core/sessionLog';

/** A log beside a plain array of everything ever appended to it. */
export class LogModel {
  readonly log: SessionLog;
  readonly rows: Row[] = [];
  private readonly sizes = [0];

  constructor(
    private readonly limit: number,
    budget: LogBudget = UNLIMITED,
    private readonly takeSeq: () => number = () => this.rows.length * 3 + 1,
  ) {
    this.log = new SessionLog(1, limit, budget);
  }

  append(what: 'chunk' | 'event' | 'echo', size: number): void {
    if (what === 'event') this.event(size);
    else {
      const data = new Uint8Array(size).map((_, i) => i * 7 + this.rows.length);
      const seq = this.chunk('received', data, 0);
      // Something may be logged between the two, such as that the log was trimmed.
      if (what === 'echo' && size % 2 === 1) this.event(size % 500);
      if (what === 'echo') this.chunk('sent', data, seq);
    }
  }

  /** Chunk bytes of the rows from number `from` to before `to`. */
  bytes(from: number, to: number): number {
    return (this.sizes[to] ?? 0) - (this.sizes[from] ?? 0);
  }

  cursorAtEnd(): Cursor {
    return atEnd(this.log);
  }
  cursorAtNewest(rows: number): Cursor {
    return atNewest(this.log, rows);
  }

  /** What is true of every log at any time. */
  expectSound(): void {
    const { log } = this;
    const { blocks } = log;
    expect(log.rows).toBe(this.rows.length);
    expect(log.chunkBytes).toBe(this.bytes(0, this.rows.length));
    expect(log.heldBytes).toBe(blocks.reduce((sum, { data }) => sum + data.length + 512, 0));
    expect(log.heldBytes).toBeLessThanOrEqual(this.limit);
    expect(log.lastSeq).toBe(this.rows.at(-1)?.seq ?? 0);
    const first = blocks[0];
    if (first === undefined) return;
    expect(log.firstSeq).toBe(this.rows[first.rowsBefore]?.seq);
    expect(log.trimmedBytes).toBe(this.bytes(0, first.rowsBefore));
    let seq = 0;
    for (const block of blocks) {
      expect(block.firstSeq).toBeGreaterThan(seq);
      expect(block.lastSeq).toBeGreaterThanOrEqual(block.firstSeq);
      expect(block.used).toBeLessThanOrEqual(block.data.length);
      seq = block.lastSeq;
    }
  }

  private chunk(type: 'received' | 'sent', data: Uint8Array, sameAs: number): number {
    const seq = this.takeSeq();
    const row: Row = {
      type,
      seq,
      at: seq / 8,
      session: 1,
      socket: 4,
      evidence: 'app',
      bytes: data.length,
      offset: 0,
      data,
    };
    this.log.appendChunk(typeCode(type), 4, seq, row.at, data, sameAs);
    this.add(row);
    return seq;
  }

  private event(size: number): void {
    const seq = this.takeSeq();
    const fields = { host: 'h'.repeat(size), addresses: [], durationMs: 0.5 };
    const row: Row = { type: 'lookup', seq, at: seq / 8, session: 1, socket: 0, evidence: 'told', ...fields };
    this.log.appendEvent('lookup', 'told', 1, 0, seq, row.at, encodeFields(fields));
    this.add(row);
  }

  private add(row: Row): void {
    this.rows.push(row);
    this.sizes.push((this.sizes.at(-1) ?? 0) + (isChunk(row) ? row.bytes : 0));
  }
}
