import { createTranslator } from '@shared/i18n/index';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Notice, Notifier } from '../../../../electron/app/notifier';
import type { SessionNews } from '../../../../electron/app/sessionNews';

const { t } = createTranslator('en');

function newNotifier() {
  const shown: Notice[] = [];
  const wish = { wanted: true };
  const notifier = new Notifier({
    isWanted: () => wish.wanted,
    words: () => ({ t, language: 'en' }),
    show: (notice) => shown.push(notice),
  });
  return { notifier, shown, wish };
}

const news = (session: number, what: SessionNews['what'] = 'ended', code: string | null = null) => ({
  session,
  name: { kind: 'client', address: `127.0.0.1:${session}` } as const,
  what,
  code,
});

describe('Notifier', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells of one session, and which pane a click means', () => {
    const { notifier, shown } = newNotifier();
    notifier.take([news(7, 'failed', 'ETIMEDOUT')]);
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual([
      { title: 'A session ended', body: 'Client → 127.0.0.1:7: failed (ETIMEDOUT)', session: 7 },
    ]);
  });

  it('tells together what comes together, and names only some', () => {
    const { notifier, shown } = newNotifier();
    for (let session = 1; session <= 5; session++) notifier.take([news(session)]);
    // How it stands now, not how it stood.
    notifier.take([news(1, 'failed')]);
    vi.advanceTimersByTime(2_000);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.title).toBe('5 sessions ended');
    expect(shown[0]?.body.split('\n')).toEqual([
      'Client → 127.0.0.1:1: failed',
      'Client → 127.0.0.1:2: disconnected',
      'Client → 127.0.0.1:3: disconnected',
      'and 2 more',
    ]);
  });

  it('does not follow one notification with the next at once', () => {
    const { notifier, shown } = newNotifier();
    notifier.take([news(1)]);
    vi.advanceTimersByTime(1_500);
    for (let session = 2; session <= 9; session++) {
      notifier.take([news(session)]);
      vi.advanceTimersByTime(100);
    }
    expect(shown).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    expect(shown.map(({ title }) => title)).toEqual(['A session ended', '8 sessions ended']);
  });

  it('says nothing to who did not ask, or is back before it is told', () => {
    const { notifier, shown, wish } = newNotifier();
    wish.wanted = false;
    notifier.take([news(1)]);
    wish.wanted = true;
    notifier.take([news(2)]);
    wish.wanted = false;
    vi.advanceTimersByTime(10_000);
    expect(shown).toEqual([]);
  });

  it('tells what sleep has cost, instead of what waits', () => {
    const { notifier, shown } = newNotifier();
    notifier.take([news(1)]);
    notifier.woke({
      sleptMs: 7_200_000,
      before: 2,
      lost: [{ ...news(1, 'ended', 'ECONNRESET'), connections: 1 }],
    });
    vi.advanceTimersByTime(10_000);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.title).toMatch(/^The computer slept for 2 h/);
    expect(shown[0]?.body).toBe('Client → 127.0.0.1:1 (ECONNRESET)');
    notifier.woke({ sleptMs: 1, before: 2, lost: [] });
    expect(shown).toHaveLength(1);
  });
});
