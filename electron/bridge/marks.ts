import { toBase64 } from '@shared/bytes/base64';
import type { HostNotice } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { isChunk } from '@shared/contract/events';
import { MARK_BYTES, MARKS_PER_SESSION, type Mark } from '@shared/contract/marks';
import { ok, type Result } from '@shared/contract/result';
import { newRowPlace, rowAt } from '@shared/contract/rowPlace';
import { type Engine, findSeq, ready, takeRow } from '../engine/index';
import type { CommandHandlers } from './commands';
import { notNow, unknownSession } from './refusals';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** Marks of rows that were taken away, kept so that it can be undone. */
const REMOVED_KEPT = 200;

/** What a recorder or an exporter needs of marks. */
export interface MarkList {
  /** The marks of a session, oldest row first. */
  list(session: number): readonly Mark[];
  /** `listener` is called after every change of a session's marks; the answer ends that. */
  onChanged(listener: (session: number) => void): () => void;
}

/** Rows marked by a person, the same for all views of a host. They go with their session. */
export class Marks implements MarkList {
  private readonly sessions = new Map<number, Mark[]>();
  private readonly removed: Mark[] = [];
  private readonly listeners = new Set<(session: number) => void>();

  constructor(private readonly engine: Pick<Engine, 'log'>) {}

  list(session: number): readonly Mark[] {
    return this.sessions.get(session) ?? [];
  }

  /** Sessions that have marks; those of sessions that are gone are forgotten here. */
  get marked(): readonly number[] {
    for (const session of [...this.sessions.keys()])
      if (this.engine.log(session) === undefined) this.sessions.delete(session);
    return [...this.sessions.keys()];
  }

  /** The note of a marked row; null: not marked. */
  note(session: number, seq: number): string | null {
    return this.list(session).find((mark) => mark.seq === seq)?.note ?? null;
  }

  onChanged(listener: (session: number) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async set(session: number, seq: number, note: string): Promise<Verdict> {
    if (this.engine.log(session) === undefined) return unknownSession(session);
    const known = this.find(session, seq) ?? (await this.look(session, seq));
    if (known === null) return notNow(`row ${seq} is not in the log of session ${session}`);
    const others = this.list(session).filter((mark) => mark.seq !== seq);
    if (others.length >= MARKS_PER_SESSION) return notNow(`${MARKS_PER_SESSION} rows are marked`);
    const marks = [...others, { ...known, note }].sort((a, b) => a.seq - b.seq);
    this.change(session, marks);
    return ok({});
  }

  /** Marks that were kept: their rows are not in the log, and their numbers are not of any other row. */
  bring(session: number, marks: readonly Mark[]): void {
    this.change(session, [...marks, ...this.list(session)]);
  }

  remove(session: number, seq: number): Verdict {
    const mark = this.list(session).find((each) => each.seq === seq);
    if (mark === undefined) return ok({});
    this.removed.push(mark);
    if (this.removed.length > REMOVED_KEPT) this.removed.shift();
    this.change(
      session,
      this.list(session).filter((each) => each !== mark),
    );
    return ok({});
  }

  private find(session: number, seq: number): Mark | null {
    const is = (mark: Mark): boolean => mark.session === session && mark.seq === seq;
    return this.list(session).find(is) ?? this.removed.findLast(is) ?? null;
  }

  /** What the log says of a row. */
  private async look(session: number, seq: number): Promise<Mark | null> {
    const log = this.engine.log(session);
    if (log === undefined) return null;
    const cursor = await findSeq(log, seq);
    await ready(log, cursor);
    const place = newRowPlace();
    const row = takeRow(log, cursor, place) && place.seq === seq ? rowAt(place) : null;
    if (row === null) return null;
    const { at, socket, type } = row;
    const [bytes, start] = isChunk(row) ? [row.bytes, toBase64(row.data.subarray(0, MARK_BYTES))] : [0, ''];
    return { session, seq, at, socket, type, bytes, start, note: '' };
  }

  private change(session: number, marks: Mark[]): void {
    if (marks.length === 0) this.sessions.delete(session);
    else this.sessions.set(session, marks);
    for (const listener of [...this.listeners]) listener(session);
  }
}

export function markHandlers(marks: Marks): Pick<CommandHandlers, 'mark.set' | 'mark.remove'> {
  return {
    'mark.set': ({ session, seq, note }) => marks.set(session, seq, note),
    'mark.remove': ({ session, seq }) => marks.remove(session, seq),
  };
}

/** Tells a view all marks there are, and from then on those of each session that changes. */
export function tellMarks(marks: Marks, tell: (notice: HostNotice<'marks'>) => void): () => void {
  tell({ reset: true, session: 0, marks: [] });
  const tellOf = (session: number): void => tell({ reset: false, session, marks: [...marks.list(session)] });
  for (const session of marks.marked) tellOf(session);
  return marks.onChanged(tellOf);
}
