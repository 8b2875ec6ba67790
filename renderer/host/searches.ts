import type { CommandInput, CommandName, CommandValue } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, type Result } from '@shared/contract/result';
import type { SearchNotice, SearchQuery } from '@shared/contract/search';
import { closedPipe } from './rows';

type Call = <N extends CommandName>(
  name: N,
  params: CommandInput<N>,
) => Promise<Result<CommandValue<N>, ErrorInfo>>;

/** A search in the host, as a feature sees it: begun again by itself when the page was without its host for a while. */
export interface Search {
  step(seq: number, back: boolean): Promise<Result<CommandValue<'search.step'>, ErrorInfo>>;
  rows(from: number, to: number): Promise<Result<CommandValue<'search.rows'>, ErrorInfo>>;
  stop(): void;
}

/** Hands the notices of the host to whoever began the search they are about. */
export class SearchHub {
  private readonly searches = new Set<RunningSearch>();

  constructor(private readonly call: Call) {}

  start(session: number, query: SearchQuery, heard: (notice: SearchNotice) => void): Search {
    const search = new RunningSearch(this.call, session, query, heard, () => this.searches.delete(search));
    this.searches.add(search);
    search.begin();
    return search;
  }

  /** Another pipe: the searches of the one before are gone. */
  attach(): void {
    for (const search of this.searches) search.begin();
  }

  take(notice: SearchNotice): void {
    for (const search of this.searches) search.take(notice);
  }
}

class RunningSearch implements Search {
  private id: Promise<number | null> = Promise.resolve(null);
  private known: number | null = null;
  private stopped = false;

  constructor(
    private readonly call: Call,
    private readonly session: number,
    private readonly query: SearchQuery,
    private readonly heard: (notice: SearchNotice) => void,
    private readonly ended: () => void,
  ) {}

  begin(): void {
    const { session, query } = this;
    this.known = null;
    this.id = this.call('search.start', { session, query }).then((answer) => {
      const id = answer.ok ? answer.value.search : null;
      if (this.stopped && id !== null) void this.call('search.stop', { search: id });
      this.known = id;
      return id;
    });
  }

  take(notice: SearchNotice): void {
    // The first notice of a search may come before the answer that names it; the next one says the same.
    if (notice.search === this.known && !this.stopped) this.heard(notice);
  }

  async step(seq: number, back: boolean): Promise<Result<CommandValue<'search.step'>, ErrorInfo>> {
    const search = await this.id;
    return search === null ? fail(closedPipe()) : this.call('search.step', { search, seq, back });
  }

  async rows(from: number, to: number): Promise<Result<CommandValue<'search.rows'>, ErrorInfo>> {
    const search = await this.id;
    return search === null ? fail(closedPipe()) : this.call('search.rows', { search, from, to });
  }

  stop(): void {
    this.stopped = true;
    this.ended();
    if (this.known !== null) void this.call('search.stop', { search: this.known });
  }
}
