/** Looks for newer versions, and fetches and installs one only when a person says so. Knows neither library nor Electron. */
import type { UpdateAct, UpdateState } from '@shared/contract/desktop';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import { isBusy, nextUpdateState, type UpdateEvent } from './updateState';
import type { UpdateTarget } from './updateTarget';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** After the start, so that nothing waits for it; then once a day. */
const FIRST_MS = 60_000;
const EVERY_MS = 24 * 60 * 60_000;

/** What does the work. */
export interface Updater {
  /** The newer version there is; null: there is none. */
  check(): Promise<string | null>;
  /** Resolves when the version that was found is there and its checksum is right. */
  download(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Ends the app and starts the new one. */
  install(): void;
}

export interface UpdatesOptions {
  readonly target: UpdateTarget;
  /** This version. */
  readonly version: string;
  /** Where people find all packages. */
  readonly page: string;
  /** Loaded when it is needed first. */
  readonly load: () => Promise<Updater>;
  /** Newer versions are looked for without being asked. */
  readonly isWanted: () => boolean;
  readonly openSockets: () => number;
  /** Closes everything and then calls what it is given, instead of quitting. */
  readonly quitInto: (install: () => void) => void;
  readonly onChanged: () => void;
}

export class Updates {
  state: UpdateState = { kind: 'none' };
  private updater: Promise<Updater> | null = null;
  private download: AbortController | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** A version that somebody does not want to hear of again in this run. */
  private putAside: string | null = null;
  private isLooking = false;

  constructor(private readonly options: UpdatesOptions) {}

  /** Begins to look from time to time, where that is any use. */
  start(): void {
    if (this.options.target.kind === 'self') this.later(FIRST_MS);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.download?.abort();
  }

  act(act: UpdateAct): Verdict {
    switch (act) {
      case 'check':
        return this.check();
      case 'download':
        if (this.state.kind !== 'available') return notNow('no newer version is offered');
        void this.fetch();
        return ok({});
      case 'cancel':
        this.download?.abort();
        return ok({});
      case 'install':
        return this.install();
      case 'dismiss':
        if (this.state.kind === 'available') this.putAside = this.state.version;
        this.become({ type: 'dismissed' });
        return ok({});
    }
  }

  /** A person asks: every outcome is told. */
  private check(): Verdict {
    const { target, page } = this.options;
    if (target.kind !== 'self') {
      this.set(target.kind === 'manual' ? { ...target, page } : { kind: 'not-installed' });
      return ok({});
    }
    if (isBusy(this.state) || this.state.kind === 'ready') return ok({});
    this.become({ type: 'checking' });
    void this.look().then((event) => {
      this.putAside = null;
      this.become(event);
    });
    return ok({});
  }

  /** Nobody asked: only a newer version is worth a word. */
  private async checkQuietly(): Promise<void> {
    if (this.options.isWanted() && this.state.kind === 'none' && !this.isLooking) {
      const event = await this.look();
      if (event.type === 'found' && event.version !== this.putAside)
        this.become({ ...event, type: 'offered' });
    }
    this.later(EVERY_MS);
  }

  private async look(): Promise<UpdateEvent> {
    this.isLooking = true;
    try {
      const version = await (await this.loaded()).check();
      return version === null
        ? { type: 'newest', version: this.options.version }
        : { type: 'found', version };
    } catch (error) {
      return failed(error);
    } finally {
      this.isLooking = false;
    }
  }

  private async fetch(): Promise<void> {
    const abort = new AbortController();
    this.download = abort;
    this.become({ type: 'downloading' });
    try {
      const updater = await this.loaded();
      await updater.download((percent) => this.become({ type: 'progress', percent }), abort.signal);
      this.become({ type: 'downloaded' });
    } catch (error) {
      this.become(abort.signal.aborted ? { type: 'cancelled' } : failed(error));
    } finally {
      this.download = null;
    }
  }

  private install(): Verdict {
    if (this.state.kind !== 'ready') return notNow('nothing is ready to be installed');
    const open = this.options.openSockets();
    if (open > 0) return notNow(`${open} sockets are open`);
    this.become({ type: 'installing' });
    void this.loaded().then(
      (updater) => this.options.quitInto(() => updater.install()),
      (error: unknown) => this.become(failed(error)),
    );
    return ok({});
  }

  private loaded(): Promise<Updater> {
    this.updater ??= this.options.load().catch((error: unknown) => {
      this.updater = null;
      throw error;
    });
    return this.updater;
  }

  private later(wait: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.checkQuietly(), wait);
    // Nobody waits for it when the app ends.
    this.timer.unref();
  }

  private become(event: UpdateEvent): void {
    this.set(nextUpdateState(this.state, event));
  }

  private set(state: UpdateState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onChanged();
  }
}

function failed(error: unknown): UpdateEvent {
  const text = error instanceof Error ? error.message : String(error);
  // Libraries put a whole answer behind the first line.
  return { type: 'failed', detail: text.split('\n')[0] ?? '' };
}

function notNow(message: string): Verdict {
  return fail<ErrorInfo>({ code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' });
}
