import type { CommandInput, CommandName, CommandValue, MenuCommand } from '@shared/contract/commands';
import type { LinkNotice } from '@shared/contract/desktop';
import type { ErrorInfo } from '@shared/contract/errors';
import { CONTRACT_VERSION, PROBLEMS_PER_PAGE } from '@shared/contract/limits';
import type { Problem } from '@shared/contract/report';
import { fail, type Result } from '@shared/contract/result';
import type { SearchNotice, SearchQuery } from '@shared/contract/search';
import type { Language } from '@shared/i18n/languages';
import { type HostClient, openHostClient } from '@shared/transport/hostClient';
import type { Pipe } from '@shared/transport/pipe';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  applyHello,
  applyMarks,
  applyRules,
  applyUpdate,
  applyWorkspace,
  EMPTY_HOST,
  type HostState,
} from './hostState';
import { ratesBetween, takeSample } from './rates';
import type { RowSource } from './rowSource';
import { closedPipe, RowHub } from './rows';
import { type Search, SearchHub } from './searches';
import { Waiting } from './waiting';

/** First wait before another attempt, growth, longest wait: quick after a hiccup, patient with a host that is off. */
const RETRY_FIRST_MS = 500;
const RETRY_FACTOR = 2;
const RETRY_MAX_MS = 15_000;
const RATE_PERIOD_MS = 1_000;

/** The wait before attempt number `attempt` (from 1). */
export function retryDelay(attempt: number): number {
  return Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * RETRY_FACTOR ** (attempt - 1));
}

export interface HostOptions {
  /** Opens a pipe to the host; rejects when there is none now. */
  readonly openPipe: () => Promise<Pipe>;
  readonly language: () => Language;
  /** Whether a host that cannot be reached is there and refuses this page: then trying again is of no use. */
  readonly isRefused?: () => Promise<boolean>;
}

/** The host as the page sees it: finds it, keeps in touch, and never throws at a feature. */
export class Host {
  readonly store: StoreApi<HostState> = createStore(() => EMPTY_HOST);
  private readonly rows = new RowHub();
  private readonly searches = new SearchHub((name, params) => this.call(name, params));
  private readonly menu = new Waiting<MenuCommand>();
  private readonly shown = new Waiting<number>();
  private client: HostClient | null = null;
  private readonly untold: Problem[] = [];
  private attempt = 0;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private rateTimer: ReturnType<typeof setInterval> | null = null;
  private sample = takeSample(new Map(), 0);
  private stopped = false;

  constructor(private readonly options: HostOptions) {}

  start(): void {
    this.rateTimer = setInterval(() => this.measure(), RATE_PERIOD_MS);
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    if (this.rateTimer !== null) clearInterval(this.rateTimer);
    this.client?.close();
  }

  /** Sends a command; without a connection the answer is an error value. */
  call<N extends CommandName>(name: N, params: CommandInput<N>): Promise<Result<CommandValue<N>, ErrorInfo>> {
    return this.client?.call(name, params) ?? Promise.resolve(fail(closedPipe()));
  }

  /** The rows of a session; 0 is the workspace journal. */
  source(session: number): RowSource {
    return this.rows.source(session);
  }

  /** Looks through all of a session's log, in the host, until it is stopped. */
  search(session: number, query: SearchQuery, heard: (notice: SearchNotice) => void): Search {
    return this.searches.start(session, query, heard);
  }

  /** Asks the host whether packets can be captured there. The answer is state. */
  async checkCapture(): Promise<void> {
    const answer = await this.call('capture.check', {});
    if (answer.ok) this.store.setState({ capture: answer.value });
  }

  /** Something unexpected went wrong in the page; a host that is not there hears of it when it is. */
  tell(problem: Problem): void {
    if (this.client !== null) this.client.problem(problem);
    else if (this.untold.length < PROBLEMS_PER_PAGE) this.untold.push(problem);
  }

  onMenu(listener: (command: MenuCommand) => void): () => void {
    return this.menu.listen(listener);
  }

  /** A pane that somebody asked for outside the page. */
  onShow(listener: (session: number) => void): () => void {
    return this.shown.listen(listener);
  }

  /** The person has answered what the link asked. */
  dismissLink(): void {
    this.store.setState({ link: null });
  }

  /** Does not wait for the next attempt. */
  retryNow(): void {
    if (this.store.getState().status.kind !== 'lost') return;
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    void this.connect();
  }

  /** The person has read that the sessions are gone. */
  dismissEngineChange(): void {
    this.store.setState({ gone: null });
  }

  private async connect(): Promise<void> {
    this.retryTimer = null;
    this.attempt++;
    let pipe: Pipe;
    try {
      pipe = await this.options.openPipe();
    } catch {
      this.lost();
      return;
    }
    if (this.stopped) {
      pipe.close();
      return;
    }
    const client: HostClient = openHostClient(pipe, {
      rows: (frame, bytes) => this.rows.take(frame, bytes),
      state: (update) => this.store.setState((state) => applyUpdate(state, update, performance.now())),
      menu: ({ command }) => this.menu.say(command),
      scenario: ({ run }) => this.store.setState({ scenario: run }),
      jobs: ({ jobs }) => this.store.setState({ jobs }),
      open: (opened) => this.store.setState({ opened }),
      recordings: ({ recordings }) => this.store.setState({ recordings }),
      rules: (notice) => this.store.setState((state) => applyRules(state, notice)),
      search: (notice) => this.searches.take(notice),
      marks: (notice) => this.store.setState((state) => applyMarks(state, notice)),
      settings: (settings) => this.store.setState({ settings }),
      desktop: (desktop) => this.store.setState({ desktop }),
      link: (link: LinkNotice) => this.store.setState({ link }),
      show: ({ session }) => this.shown.say(session),
      workspace: (notice) => this.store.setState((state) => applyWorkspace(state, notice)),
      closed: () => this.closed(),
    });
    const hello = await client.call('hello', {
      contract: CONTRACT_VERSION,
      language: this.options.language(),
    });
    if (hello.ok) {
      this.attempt = 0;
      this.client = client;
      this.store.setState((state) => applyHello(state, hello.value));
      this.rows.attach(client);
      this.searches.attach();
      for (const problem of this.untold.splice(0)) client.problem(problem);
      this.menu.begin();
      this.shown.begin();
    } else if (hello.error.code === 'CONTRACT_VERSION') {
      this.store.setState({ status: { kind: 'outdated' } });
      client.close();
    } else {
      // Answered nonsense, or went away: `closed` plans the next attempt.
      client.close();
    }
  }

  private closed(): void {
    this.client = null;
    this.menu.pause();
    this.shown.pause();
    this.rows.detach();
    this.lost();
  }

  private lost(): void {
    const { kind } = this.store.getState().status;
    if (this.stopped || this.retryTimer !== null || kind === 'outdated' || kind === 'refused') return;
    const wait = retryDelay(Math.max(1, this.attempt));
    this.store.setState({ status: { kind: 'lost', retryAt: Date.now() + wait } });
    this.retryTimer = setTimeout(() => void this.connect(), wait);
    void this.options.isRefused?.().then((isRefused) => {
      if (!isRefused || this.store.getState().status.kind !== 'lost') return;
      if (this.retryTimer !== null) clearTimeout(this.retryTimer);
      this.retryTimer = null;
      this.store.setState({ status: { kind: 'refused' } });
    });
  }

  private measure(): void {
    const { sessions, rates } = this.store.getState();
    const sample = takeSample(sessions, performance.now());
    const next = ratesBetween(this.sample, sample);
    this.sample = sample;
    // Silence stays silent: no update, no redraw.
    if (next.size > 0 || rates.size > 0) this.store.setState({ rates: next });
  }
}
