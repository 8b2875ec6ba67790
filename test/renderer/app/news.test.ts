import { createTranslator } from '@shared/i18n/index';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesBetween, News, rowsSince, type Sessions } from '../../../renderer/app/news';
import { client, server } from '../explain/known';

const { t } = createTranslator('en');
const words = { t, language: 'en' } as const;
const of = (...sessions: ReturnType<typeof server>[]): Sessions =>
  new Map(sessions.map((session) => [session.session, session]));

const log = (rows: number) => ({
  log: { bytes: 0, spilled: 0, firstSeq: 1, rows, firstRow: 0, trimmed: 0 },
});
const SERVER = server(1, { port: 9190 }, { accepted: 0, open: 0, bytesIn: 0, bytesOut: 0, ...log(0) });
const CLIENT = client(2, { port: 9190 }, { phase: 'connecting', bytesIn: 0, bytesOut: 0, ...log(0) });
const accepts = (n: number, open = n) => ({ ...SERVER, accepted: n, open });

describe('state changes', () => {
  it('are told by name: a session that is there, another phase', () => {
    expect(changesBetween(of(), of(SERVER), words)).toEqual(['Server 127.0.0.1:9190: listening']);
    expect(changesBetween(of(CLIENT), of({ ...CLIENT, phase: 'connected' }), words)).toEqual([
      'Client → 127.0.0.1:9190: connected',
    ]);
  });

  it('are not told on the way, nor where a banner tells them', () => {
    expect(changesBetween(of(), of(CLIENT), words)).toEqual([]);
    expect(changesBetween(of(CLIENT), of({ ...CLIENT, phase: 'failed' }), words)).toEqual([]);
    expect(changesBetween(of(SERVER), of(SERVER), words)).toEqual([]);
  });

  it('of connections are numbers, also of those that came and went between two looks', () => {
    expect(changesBetween(of(SERVER), of(accepts(1)), words)).toEqual([
      'Server 127.0.0.1:9190: 1 new connection, 1 open',
    ]);
    expect(changesBetween(of(accepts(3)), of(accepts(8, 2)), words)).toEqual([
      'Server 127.0.0.1:9190: 5 new connections, 2 open',
      'Server 127.0.0.1:9190: 6 connections closed, 2 open',
    ]);
  });

  it('speak Korean', () => {
    const korean = createTranslator('ko');
    expect(changesBetween(of(SERVER), of(accepts(2)), { t: korean.t, language: 'ko' })).toEqual([
      '서버 127.0.0.1:9190: 새 연결 2개, 열린 연결 2개',
    ]);
  });
});

describe('rows', () => {
  it('are a sum of each pane, with the bytes of each direction', () => {
    const more = { ...SERVER, bytesIn: 3_072, bytesOut: 40, ...log(12) };
    expect(rowsSince(of(SERVER), of(more), words)).toMatch(
      /^Server 127\.0\.0\.1:9190: 12 rows, 3(\.\d+)? k.* received, 40 B sent$/,
    );
    expect(rowsSince(of(more), of(more), words)).toBeNull();
  });

  it('of many panes are one sum', () => {
    const ids = [1, 2, 3, 4];
    const before = of(...ids.map((session) => ({ ...SERVER, session })));
    const now = of(...ids.map((session) => ({ ...SERVER, session, bytesIn: 10, ...log(5) })));
    expect(rowsSince(before, now, words)).toBe('4 panes: 20 rows, 40 B received');
  });

  it('of a recording that is loaded did not come', () => {
    const recorded = { ...SERVER, recorded: { name: 'a.pcapng', epochMs: 0 } };
    expect(rowsSince(of(recorded), of({ ...recorded, ...log(9) }), words)).toBeNull();
  });
});

describe('when it is told', () => {
  let told: string[];
  let news: News;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    news = new News({ words: () => words, tell: (text) => told.push(text) });
  });
  afterEach(() => {
    news.dispose();
    vi.useRealTimers();
  });

  it('what was there at first is no news, also after the host was away', () => {
    news.look(of(SERVER));
    expect(told).toEqual([]);
    news.look(null);
    news.look(of(SERVER, CLIENT));
    expect(told).toEqual([]);
  });

  it('a change is told at once, those that follow soon together', () => {
    news.look(of(SERVER));
    news.look(of(accepts(1)));
    expect(told).toEqual(['Server 127.0.0.1:9190: 1 new connection, 1 open']);
    for (let n = 2; n <= 20; n++) news.look(of(accepts(n)));
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(1_500);
    expect(told).toHaveLength(2);
    expect(told[1]).toMatch(/, 2 open\. .*, 5 open\. and 15 more changes$/);
  });

  it('rows are told only when asked for, and every few seconds at most', () => {
    const rows = (n: number) => of({ ...SERVER, bytesIn: n, ...log(n) });
    news.look(rows(0));
    news.look(rows(5));
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
    news.setRows(true);
    for (let n = 6; n <= 105; n++) {
      news.look(rows(n));
      vi.advanceTimersByTime(100);
    }
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('50 rows, 50 B received');
    vi.advanceTimersByTime(20_000);
    expect(told).toHaveLength(2);
    news.setRows(false);
    news.look(rows(200));
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(2);
  });
});
