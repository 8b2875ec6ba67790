import type { Encoding } from '@shared/bytes/encoding';
import type { ErrorInfo } from '@shared/contract/errors';
import type { SearchHit, SearchNotice } from '@shared/contract/search';
import type { PatternProblem } from '@shared/search/hexPattern';
import { type Compiled, compileQuery, type FindQuery } from '@shared/search/query';
import type { Search } from '../../../host/searches';

/** Looks through the log of the pane's session. */
export type StartSearch = (query: FindQuery, heard: (notice: SearchNotice) => void) => Search;

export interface FindState {
  /** Why this cannot be looked for. */
  readonly problem: PatternProblem | null;
  /** How far the search is; null when nothing is looked for. */
  readonly progress: SearchNotice | null;
  /** The row that is shown, and which of the matches in it, from 0; -1: the last of them. */
  readonly at: SearchHit | null;
  readonly nth: number;
  /** The last step began again at the other end. */
  readonly wrapped: 'start' | 'end' | null;
  /** A person has stopped the search before its end. */
  readonly stopped: boolean;
  readonly failure: ErrorInfo | null;
}

const IDLE: FindState = {
  problem: null,
  progress: null,
  at: null,
  nth: 0,
  wrapped: null,
  stopped: false,
  failure: null,
};

/** After the newest row there can be. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

export interface FindOptions {
  readonly show: (seq: number) => void;
  /** The row under the cursor, or the last one in view: where a step begins. */
  readonly from: () => number | null;
  /** What is found, or which of it is meant, has changed: rows are to be marked anew. */
  readonly changed: () => void;
  /** How many matches are to be seen in a row. */
  readonly seen: (seq: number) => number;
}

/** What is looked for in a pane: the host searches the log, here it is walked through. */
export class Find {
  private state = IDLE;
  private search: Search | null = null;
  private compiled: Compiled | null = null;
  private shown = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: FindOptions) {}

  readonly get = (): FindState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What is looked for, to find it again in the words of a row. */
  get pattern(): Compiled | null {
    return this.search === null ? null : this.compiled;
  }

  /** Looks anew. The last match before the cursor is shown once the log is through. */
  look(query: FindQuery, start: StartSearch): void {
    this.drop();
    const compiled = query.text === '' ? null : compileQuery(query);
    if (compiled === null || !compiled.ok) {
      this.set({ ...IDLE, problem: compiled?.error ?? null });
      return;
    }
    this.compiled = compiled.value;
    this.shown = false;
    this.set(IDLE);
    this.search = start(query, (progress) => {
      const isNew = progress.rows !== this.state.progress?.rows;
      this.set({ progress });
      if (isNew) this.options.changed();
      if (!progress.done || this.shown) return;
      this.shown = true;
      // Somebody may already have stepped through what was found so far.
      if (progress.rows > 0 && this.state.at === null) void this.step(true);
    });
  }

  /** The next match that can be seen, or the one before: in the same row, else in the next that has any. */
  async step(back: boolean): Promise<void> {
    const { search } = this;
    if (search === null) return;
    const from = this.options.from() ?? this.state.at?.seq ?? AFTER_ALL;
    if (this.stepInRow(from, back)) return;
    const answer = await search.step(from, back);
    if (search !== this.search) return;
    if (!answer.ok) {
      this.set({ failure: answer.error });
      return;
    }
    const { hit, wrapped } = answer.value;
    const turned = !wrapped || hit === null ? null : back ? ('end' as const) : ('start' as const);
    this.set({ at: hit, nth: back ? -1 : 0, wrapped: turned, failure: null });
    this.options.changed();
    if (hit !== null) this.options.show(hit.seq);
  }

  /** False: the row has no further match that could be seen, or the cursor is elsewhere. */
  private stepInRow(from: number, back: boolean): boolean {
    const { at, nth } = this.state;
    if (at === null || at.seq !== from) return false;
    const seen = Math.min(this.options.seen(at.seq), at.matches);
    const next = (nth < 0 ? seen - 1 : nth) + (back ? -1 : 1);
    if (next < 0 || next >= seen) return false;
    this.set({ nth: next, wrapped: null });
    this.options.changed();
    return true;
  }

  /** Rows with matches between two, to be marked. */
  async rows(from: number, to: number): Promise<readonly SearchHit[]> {
    const { search } = this;
    const answer = await search?.rows(from, to);
    return answer?.ok === true && search === this.search ? answer.value.rows : [];
  }

  /** Gives the search up where it is. */
  stop(): void {
    this.drop();
    this.set({ stopped: true });
  }

  end(): void {
    this.drop();
    this.compiled = null;
    this.set(IDLE);
  }

  private drop(): void {
    this.search?.stop();
    this.search = null;
    this.options.changed();
  }

  private set(change: Partial<FindState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Names of encodings are the same in every language. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'euc-kr': 'EUC-KR',
  shift_jis: 'Shift_JIS',
  'latin-1': 'Latin-1',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};
