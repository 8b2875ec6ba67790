/** Puts what happened while nobody looked into few notifications. Without Electron: who shows them is passed in. */
import type { Sleep } from '@shared/contract/desktop';
import { formatDuration, type Language, type Translate } from '@shared/i18n/index';
import type { SessionNews } from './sessionNews';

/** What comes together is told together. */
const GATHER_MS = 1_000;
/** The next notification comes not sooner than this after the last one. */
const PAUSE_MS = 5_000;
/** Sessions a notification names. */
const NAMED = 3;

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** The pane that a click brings forward. */
  readonly session: number | null;
}

export interface NotifierOptions {
  /** Somebody wants to hear, and is not looking anyway. */
  readonly isWanted: () => boolean;
  readonly words: () => { readonly t: Translate; readonly language: Language };
  readonly show: (notice: Notice) => void;
}

export class Notifier {
  private readonly waiting = new Map<number, SessionNews>();
  private timer: NodeJS.Timeout | null = null;
  private shownAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: NotifierOptions) {}

  take(news: readonly SessionNews[]): void {
    if (news.length === 0 || !this.options.isWanted()) return;
    // The newest of a session says how it stands.
    for (const each of news) this.waiting.set(each.session, each);
    const wait = Math.max(GATHER_MS, this.shownAt + PAUSE_MS - performance.now());
    this.timer ??= setTimeout(() => this.tell(), wait);
  }

  /** What sleep has cost. */
  woke(sleep: Sleep): void {
    if (sleep.lost.length === 0 || !this.options.isWanted()) return;
    // It says all that waits, and more.
    this.stop();
    const { t, language } = this.options.words();
    this.options.show({
      title: t('desktop.sleep.title', { time: formatDuration(sleep.sleptMs, language) }),
      body: listed(
        sleep.lost.map(({ name, code }) => withCode(t(`panes.${name.kind}`, name), code)),
        t,
      ),
      session: sleep.lost[0]?.session ?? null,
    });
    this.shownAt = performance.now();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting.clear();
  }

  private tell(): void {
    const news = [...this.waiting.values()];
    this.stop();
    const [first] = news;
    // Came back meanwhile: it is on the screen.
    if (first === undefined || !this.options.isWanted()) return;
    this.shownAt = performance.now();
    const { t } = this.options.words();
    const lines = news.map(({ name, what, code }) =>
      withCode(t(`desktop.notification.${what}`, { name: t(`panes.${name.kind}`, name) }), code),
    );
    this.options.show({
      title: t('desktop.notification.title', { count: news.length }),
      body: listed(lines, t),
      session: first.session,
    });
  }
}

function listed(lines: readonly string[], t: Translate): string {
  const more = lines.length - NAMED;
  const named = lines.slice(0, NAMED);
  return [...named, ...(more > 0 ? [t('desktop.notification.more', { count: more })] : [])].join('\n');
}

function withCode(text: string, code: string | null): string {
  return code === null ? text : `${text} (${code})`;
}
