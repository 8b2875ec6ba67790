/** What a person who does not see the panes has to hear: state changes at once, rows as sums. Pure but for its timers. */
import type { SessionPhase, SessionState } from '@shared/contract/index';
import { formatBytes, formatNumber, type Language, type Translate } from '@shared/i18n/index';
import { addressOf } from '../host/index';

export type Sessions = ReadonlyMap<number, SessionState>;

export interface NewsWords {
  readonly t: Translate;
  readonly language: Language;
}

/** On the way to a state that is told; and failures, which their banner tells at once. */
const UNTOLD: ReadonlySet<SessionPhase> = new Set(['opening', 'connecting', 'failed']);
/** Listening takes longer than reading: what follows a sentence sooner is told together. */
const CALM_MS = 1_500;
/** More sentences at once are a number. */
const MOST_CHANGES = 4;
const ROWS_MS = 5_000;
/** With more panes that move, only their sum is worth hearing. */
const MOST_PANES = 2;

/** What has become of sessions and their connections. What was there before the first look is no news. */
export function changesBetween(before: Sessions, now: Sessions, words: NewsWords): string[] {
  const told: string[] = [];
  for (const [id, session] of now) {
    const known = before.get(id);
    const pane = nameOf(session, words);
    if (session.phase !== known?.phase && !UNTOLD.has(session.phase))
      told.push(words.t('a11y.news.phase', { pane, phase: words.t(`panes.phase.${session.phase}`) }));
    if (known !== undefined && session.spec.kind === 'tcp-server')
      told.push(...connections(known, session, pane, words));
  }
  return told;
}

function connections(
  before: SessionState,
  now: SessionState,
  pane: string,
  { t, language }: NewsWords,
): string[] {
  const opened = now.accepted - before.accepted;
  const closed = before.open + opened - now.open;
  const open = formatNumber(now.open, language);
  const told = (key: 'a11y.news.opened' | 'a11y.news.closed', count: number): string[] =>
    count > 0 ? [t(key, { pane, count, n: formatNumber(count, language), open })] : [];
  return [...told('a11y.news.opened', opened), ...told('a11y.news.closed', closed)];
}

/** Rows and bytes that came since, pane by pane while they are few; null: none did. */
export function rowsSince(before: Sessions, now: Sessions, words: NewsWords): string | null {
  const { t, language } = words;
  const moved: { readonly session: SessionState; readonly rows: number; in: number; out: number }[] = [];
  for (const [id, session] of now) {
    const known = before.get(id);
    const rows = session.log.rows - (known?.log.rows ?? 0);
    // Of a recording, rows are loaded and did not come.
    if (rows <= 0 || session.recorded !== null) continue;
    moved.push({
      session,
      rows,
      in: session.bytesIn - (known?.bytesIn ?? 0),
      out: session.bytesOut - (known?.bytesOut ?? 0),
    });
  }
  if (moved.length === 0) return null;
  const sentence = (
    pane: string,
    sum: { readonly rows: number; readonly in: number; readonly out: number },
  ) =>
    [
      t('a11y.news.rows', { pane, count: sum.rows, n: formatNumber(sum.rows, language) }),
      ...(sum.in > 0 ? [t('a11y.news.in', { size: formatBytes(sum.in, language) })] : []),
      ...(sum.out > 0 ? [t('a11y.news.out', { size: formatBytes(sum.out, language) })] : []),
    ].join(', ');
  if (moved.length <= MOST_PANES)
    return moved.map((one) => sentence(nameOf(one.session, words), one)).join('. ');
  const sum = { rows: 0, in: 0, out: 0 };
  for (const one of moved) {
    sum.rows += one.rows;
    sum.in += one.in;
    sum.out += one.out;
  }
  return sentence(
    t('a11y.news.panes', { count: moved.length, n: formatNumber(moved.length, language) }),
    sum,
  );
}

function nameOf(session: SessionState, { t }: NewsWords): string {
  const address = addressOf(session);
  return session.spec.kind === 'tcp-server' ? t('panes.server', { address }) : t('panes.client', { address });
}

export interface NewsOptions {
  readonly words: () => NewsWords;
  readonly tell: (text: string) => void;
}

/** Decides when something is told, so that nobody is talked down. */
export class News {
  private last: Sessions | null = null;
  private counted: Sessions | null = null;
  private waiting: string[] = [];
  private calm: ReturnType<typeof setTimeout> | null = null;
  private counting: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly options: NewsOptions) {}

  /** Sessions as they are now; null: nothing is known, and what comes next is no news. */
  look(now: Sessions | null): void {
    const before = this.last;
    this.last = now;
    if (now === null) this.counted = null;
    if (now === null || before === null || now === before) return;
    this.waiting.push(...changesBetween(before, now, this.options.words()));
    if (this.calm === null) this.flush();
  }

  /** Whether rows are told too. */
  setRows(on: boolean): void {
    if (on === (this.counting !== null)) return;
    if (this.counting !== null) clearInterval(this.counting);
    this.counted = this.last;
    this.counting = on ? setInterval(() => this.count(), ROWS_MS) : null;
  }

  dispose(): void {
    if (this.calm !== null) clearTimeout(this.calm);
    this.calm = null;
    this.setRows(false);
  }

  private flush(): void {
    this.calm = null;
    const sentences = this.waiting.splice(0);
    if (sentences.length === 0) return;
    const { t, language } = this.options.words();
    const more = sentences.length - MOST_CHANGES;
    const told = sentences.slice(0, MOST_CHANGES);
    if (more > 0) told.push(t('a11y.news.more', { count: more, n: formatNumber(more, language) }));
    this.options.tell(told.join('. '));
    this.calm = setTimeout(() => this.flush(), CALM_MS);
  }

  private count(): void {
    const { last, counted } = this;
    this.counted = last;
    if (last === null || counted === null || last === counted) return;
    const told = rowsSince(counted, last, this.options.words());
    if (told !== null) this.options.tell(told);
  }
}
