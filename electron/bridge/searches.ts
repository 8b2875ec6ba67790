import type { ErrorInfo } from '@shared/contract/errors';
import { ok, type Result } from '@shared/contract/result';
import {
  SEARCH_PAGE_ROWS,
  SEARCHES_PER_VIEW,
  type SearchHit,
  type SearchNotice,
  type SearchQuery,
} from '@shared/contract/search';
import type { Engine } from '../engine/index';
import type { CommandHandlers } from './commands';
import { LogSearch } from './logSearch';
import { badCommand, notNow, unknownSession } from './refusals';
import { rowFinder } from './rowFinder';
import { searchLog } from './searchedLog';

type Answer<T> = Result<T, ErrorInfo>;
type SearchCommand = 'search.start' | 'search.stop' | 'search.step' | 'search.rows';

/** What a view looks for. Its searches end with it. */
export class Searches {
  private readonly running = new Map<number, LogSearch>();
  private last = 0;

  constructor(
    private readonly engine: Pick<Engine, 'log' | 'epochMs'>,
    private readonly note: (session: number, seq: number) => string | null,
    private readonly tell: (notice: SearchNotice) => void,
  ) {}

  handlers(): Pick<CommandHandlers, SearchCommand> {
    return {
      'search.start': ({ session, query }) => this.start(session, query),
      'search.stop': ({ search }) => this.stop(search),
      'search.step': ({ search, seq, back }) => this.step(search, seq, back),
      'search.rows': ({ search, from, to }) => this.rows(search, from, to),
    };
  }

  stopAll(): void {
    for (const search of this.running.values()) search.stop();
    this.running.clear();
  }

  private async start(session: number, query: SearchQuery): Promise<Answer<{ search: number }>> {
    const { engine } = this;
    const log = engine.log(session);
    if (log === undefined) return unknownSession(session);
    if (this.running.size >= SEARCHES_PER_VIEW) return notNow(`${SEARCHES_PER_VIEW} searches are running`);
    const found = (seq: number, matches: number): void => running.hits.add(seq, matches);
    const note = (seq: number): string | null => this.note(session, seq);
    const finder = rowFinder(query, { epochMs: engine.epochMs, note, found });
    if (!finder.ok) return badCommand(finder.error);
    const search = ++this.last;
    const running = new LogSearch(search, await searchLog(log), finder.value, this.tell);
    this.running.set(search, running);
    // After the answer: nobody knows its number before.
    setImmediate(() => void running.run());
    return ok({ search });
  }

  private stop(search: number): Answer<Record<string, never>> {
    this.running.get(search)?.stop();
    this.running.delete(search);
    return ok({});
  }

  private step(
    search: number,
    seq: number,
    back: boolean,
  ): Answer<{ hit: SearchHit | null; wrapped: boolean }> {
    const running = this.running.get(search);
    if (running === undefined) return unknownSearch(search);
    return ok(running.hits.step(seq, back) ?? { hit: null, wrapped: false });
  }

  private rows(search: number, from: number, to: number): Answer<{ upTo: number; rows: SearchHit[] }> {
    const running = this.running.get(search);
    if (running === undefined) return unknownSearch(search);
    const { hits, upTo } = running;
    const rows = [...hits.between(from, to, SEARCH_PAGE_ROWS)];
    const last = rows.at(-1);
    // Beyond the page, and beyond what is remembered, nothing is known.
    let known = Math.min(to, upTo);
    if (rows.length === SEARCH_PAGE_ROWS && last !== undefined) known = Math.min(known, last.seq);
    if (hits.isFull) known = Math.min(known, hits.lastKept);
    return ok({ upTo: Math.max(0, known), rows });
  }
}

function unknownSearch(search: number) {
  return notNow(`there is no search ${search}`);
}
