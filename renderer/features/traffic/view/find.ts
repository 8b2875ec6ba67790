import type { ISearchOptions, SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import type { MarkColours } from './theme';
import type { StateHolder } from './viewState';

export interface SearchQuery {
  readonly term: string;
  readonly matchCase: boolean;
}

/** Looks for text in the rows that are drawn. */
export class Find {
  private query: SearchQuery = { term: '', matchCase: false };

  private readonly search: SearchAddon;

  constructor(
    private readonly terminal: { readonly term: Terminal; readonly search: SearchAddon },
    private readonly marks: () => MarkColours,
    private readonly state: StateHolder,
  ) {
    this.search = terminal.search;
    this.search.onDidChangeResults(({ resultIndex, resultCount }) => {
      if (this.query.term !== '') state.set({ matches: { index: resultIndex, total: resultCount } });
    });
  }

  /** Looks anew while somebody types. */
  look(query: SearchQuery): void {
    this.query = query;
    // What is marked is where a search begins: without it, at the newest row.
    this.terminal.term.clearSelection();
    if (query.term === '') this.end();
    else this.search.findPrevious(query.term, this.options);
  }

  /** The next match, or the one before. */
  step(back: boolean): void {
    const { term } = this.query;
    if (term === '') return;
    if (back) this.search.findPrevious(term, this.options);
    else this.search.findNext(term, this.options);
  }

  end(): void {
    this.search.clearDecorations();
    this.state.set({ matches: null });
  }

  private get options(): ISearchOptions {
    const { match, activeMatch, outline } = this.marks();
    return {
      caseSensitive: this.query.matchCase,
      decorations: {
        matchBackground: match,
        matchOverviewRuler: match,
        activeMatchBackground: activeMatch,
        // Not by colour alone.
        activeMatchBorder: outline,
        activeMatchColorOverviewRuler: activeMatch,
      },
    };
  }
}
