import type { Encoding } from '@shared/bytes/encoding';
import type { EventRow, Row } from '@shared/contract/events';
import type { SearchNotice, SearchQuery } from '@shared/contract/search';
import { type Filter, type FilterProblem, type FilterTerm, parseFilter, rowTest } from '@shared/filter/index';
import type { Language } from '@shared/i18n/languages';
import type { Search } from '../../host/searches';
import { Verdicts } from './verdicts';

/** While somebody types, not every letter is a filter of its own. */
const TYPING_MS = 200;
/** Rows that came together are asked for together. */
const ASK_MS = 80;

/** What a filter needs to know of the pane it belongs to. */
export interface FilterContext {
  readonly encoding: Encoding;
  readonly language: Language;
  /** Only rows of this connection are shown. */
  readonly socket: number | null;
  readonly epochMs: number;
  /** Engine time that the session began at. */
  readonly startAt: number;
  readonly words: (row: EventRow) => string;
  /** Notes of marked rows by seq. */
  readonly notes: ReadonlyMap<number, string>;
}

export interface FilterState {
  readonly open: boolean;
  readonly text: string;
  readonly problem: FilterProblem | null;
  /** Which rows are shown: another object when other rows are. Null: all. */
  readonly keep: { keeps(row: Row): boolean } | null;
  /** How many rows of the log fit; null when all are shown. */
  readonly progress: SearchNotice | null;
  /** Rows that the host has to look at. */
  readonly waiting: number;
}

type Start = (query: SearchQuery, heard: (notice: SearchNotice) => void) => Search;

const CLOSED: FilterState = {
  open: false,
  text: '',
  problem: null,
  keep: null,
  progress: null,
  waiting: 0,
};

/** The filter of one pane: the page judges the rows it has, the host counts all of the log and looks at whole chunks. */
export class PaneFilter {
  private state = CLOSED;
  private readonly listeners = new Set<() => void>();
  private filter: Filter = { kind: 'all' };
  private context: FilterContext | null = null;
  private verdicts: Verdicts | null = null;
  private search: Search | null = null;
  private typing: ReturnType<typeof setTimeout> | null = null;
  private asking: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly start: Start) {}

  readonly get = (): FilterState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  open(): void {
    this.set({ open: true });
  }

  /** Shows all rows again. */
  close(): void {
    this.set({ open: false, text: '', problem: null });
    this.apply({ kind: 'all' });
  }

  /** The filter as it is typed: what can be read is applied as soon as the typing pauses. */
  type(text: string): void {
    if (this.typing !== null) clearTimeout(this.typing);
    const parsed = parseFilter(text);
    this.set({ text, problem: parsed.ok ? null : parsed.error });
    if (!parsed.ok) return;
    this.typing = setTimeout(() => {
      this.typing = null;
      this.apply(parsed.value);
    }, TYPING_MS);
  }

  /** The pane shows its rows in another way, or other rows are marked. */
  setContext(context: FilterContext): void {
    const before = this.context;
    this.context = context;
    if (this.filter.kind === 'all' || before === null) return;
    const isSame =
      before.encoding === context.encoding &&
      before.language === context.language &&
      before.socket === context.socket &&
      (before.notes === context.notes || !asksForMarks(this.filter));
    if (!isSame) this.apply(this.filter);
  }

  dispose(): void {
    if (this.typing !== null) clearTimeout(this.typing);
    this.drop();
    this.listeners.clear();
  }

  private apply(filter: Filter): void {
    this.drop();
    this.filter = filter;
    const { context } = this;
    if (filter.kind === 'all' || context === null) {
      this.set({ keep: null, progress: null, waiting: 0 });
      return;
    }
    const { encoding, language, socket, epochMs, startAt, words, notes } = context;
    const clockOffset = -new Date(epochMs).getTimezoneOffset() * 60_000;
    const test = rowTest(filter, {
      encoding,
      words,
      note: (seq) => notes.get(seq) ?? null,
      clockAtStart: epochMs + clockOffset,
      firstAt: startAt,
    });
    this.verdicts = new Verdicts(test, () => this.ask());
    const query = { kind: 'filter' as const, text: this.state.text, encoding, language, socket };
    this.search = this.start({ ...query, clockOffset, firstAt: startAt }, (progress) => {
      this.set({ progress });
      if (this.verdicts !== null && this.verdicts.waiting > 0) this.ask();
    });
    this.set({ progress: null, waiting: 0 });
    this.renew();
  }

  private drop(): void {
    if (this.asking !== null) clearTimeout(this.asking);
    this.asking = null;
    this.search?.stop();
    this.verdicts?.dispose();
    this.search = null;
    this.verdicts = null;
  }

  /** Other rows are shown than before. */
  private renew(): void {
    const { verdicts } = this;
    this.set({ keep: verdicts === null ? null : { keeps: (row) => verdicts.keeps(row) } });
  }

  private ask(): void {
    this.asking ??= setTimeout(() => void this.askNow(), ASK_MS);
  }

  private async askNow(): Promise<void> {
    const { verdicts, search } = this;
    const range = verdicts?.range ?? null;
    if (verdicts === null || search === null || range === null) {
      this.asking = null;
      return;
    }
    this.set({ waiting: verdicts.waiting });
    const answer = await search.rows(range.from, range.to);
    this.asking = null;
    if (verdicts !== this.verdicts || !answer.ok) return;
    const fitting = new Set(answer.value.rows.map(({ seq }) => seq));
    const left = verdicts.waiting;
    const appears = verdicts.answer(fitting, answer.value.upTo);
    this.set({ waiting: verdicts.waiting });
    if (appears) this.renew();
    // More than one answer holds; what the host has not come to yet is asked for with its next notice.
    if (verdicts.waiting > 0 && verdicts.waiting < left) this.ask();
  }

  private set(change: Partial<FilterState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function asksForMarks(filter: Filter | FilterTerm): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(asksForMarks);
  return filter.kind === 'not' ? asksForMarks(filter.of) : filter.kind === 'mark';
}
