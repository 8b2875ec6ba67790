/** Rows that a person has marked, with their notes: what recordings and exports tell of them, and what openings bring back. */
import type { Mark } from '@shared/contract/marks';

/** What this room needs of the marks of a host. */
export interface MarkBook {
  /** The marks of a session, oldest row first. */
  list(session: number): readonly Mark[];
  /** `listener` is called after every change of a session's marks; the answer ends that. */
  onChanged(listener: (session: number) => void): () => void;
  /** Marks a row, or changes its note. */
  set(session: number, seq: number, note: string): Promise<unknown>;
}

/** A host without marks. */
export const NO_MARKS: MarkBook = {
  list: () => [],
  onChanged: () => () => undefined,
  set: () => Promise.resolve(),
};

/** The marks of some sessions as they are now, to be asked for row by row; null: there are none. */
export function marksNow(
  marks: MarkBook,
  sessions: readonly number[],
): ((session: number, seq: number) => Mark | null) | null {
  const all = new Map<number, Map<number, Mark>>();
  for (const session of sessions) {
    const list = marks.list(session);
    if (list.length > 0) all.set(session, new Map(list.map((mark) => [mark.seq, mark])));
  }
  return all.size === 0 ? null : (session, seq) => all.get(session)?.get(seq) ?? null;
}

/** Tells what changes in the marks of sessions, mark by mark, from when a session is first followed. */
export class MarkWatch {
  private readonly told = new Map<number, readonly Mark[]>();
  private readonly leave: () => void;

  constructor(
    private readonly marks: MarkBook,
    private readonly tell: (mark: Mark, isGone: boolean) => void,
  ) {
    this.leave = marks.onChanged((session) => this.look(session));
  }

  follow(session: number): void {
    this.told.set(session, this.marks.list(session));
  }

  end(): void {
    this.leave();
  }

  private look(session: number): void {
    const before = this.told.get(session);
    if (before === undefined) return;
    const now = this.marks.list(session);
    this.told.set(session, now);
    for (const mark of now)
      if (before.find(({ seq }) => seq === mark.seq)?.note !== mark.note) this.tell(mark, false);
    for (const mark of before) if (!now.some(({ seq }) => seq === mark.seq)) this.tell(mark, true);
  }
}
