import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Updater, Updates, type UpdatesOptions } from '../../../../../electron/app/updates/updates';

const DAY = 24 * 3_600_000;

/** An updater whose answers a test gives, and everything that is asked of it. */
function newUpdates(more: Partial<UpdatesOptions> = {}) {
  const asked: string[] = [];
  const answers = { version: '2' as string | null, error: null as Error | null, wanted: true, sockets: 0 };
  let finish: (error?: Error) => void = () => undefined;
  const updater: Updater = {
    check() {
      asked.push('check');
      return answers.error === null ? Promise.resolve(answers.version) : Promise.reject(answers.error);
    },
    download(onPercent, signal) {
      asked.push('download');
      onPercent(50);
      return new Promise((resolve, reject) => {
        finish = (error) => (error === undefined ? resolve() : reject(error));
        signal.addEventListener('abort', () => reject(new Error('cancelled')));
      });
    },
    install: () => void asked.push('install'),
  };
  const updates = new Updates({
    target: { kind: 'self' },
    version: '1',
    page: 'https://example.org/releases',
    load: () => Promise.resolve(updater),
    isWanted: () => answers.wanted,
    openSockets: () => answers.sockets,
    quitInto: (install) => {
      asked.push('quit');
      install();
    },
    onChanged: () => undefined,
    ...more,
  });
  return { updates, asked, answers, finish: (error?: Error) => finish(error) };
}

const calm = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('looking', () => {
  it('happens a while after the start and once a day, and downloads nothing', async () => {
    const { updates, asked, answers } = newUpdates();
    answers.version = null;
    updates.start();
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(DAY + 120_000);
    expect(asked).toEqual(['check', 'check']);
    expect(updates.state).toEqual({ kind: 'none' });
    answers.version = '2';
    await vi.advanceTimersByTimeAsync(DAY);
    expect(updates.state).toEqual({ kind: 'available', version: '2' });
    await vi.advanceTimersByTimeAsync(5 * DAY);
    expect(asked).not.toContain('download');
    updates.stop();
  });

  it('does not happen for who said never, nor where it is no use', async () => {
    const never = newUpdates();
    never.answers.wanted = false;
    const manual = newUpdates({ target: { kind: 'manual', package: 'deb' } });
    const none = newUpdates({ target: { kind: 'not-installed' } });
    for (const { updates } of [never, manual, none]) updates.start();
    await vi.advanceTimersByTimeAsync(3 * DAY);
    for (const { asked } of [never, manual, none]) expect(asked).toEqual([]);
    never.updates.stop();
  });

  it('fails in silence when nobody asked, and in words when somebody did', async () => {
    const { updates, answers } = newUpdates();
    answers.error = new Error('net::ERR_INTERNET_DISCONNECTED\n at somewhere');
    updates.start();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(updates.state).toEqual({ kind: 'none' });
    updates.act('check');
    expect(updates.state).toEqual({ kind: 'checking' });
    await calm();
    expect(updates.state).toEqual({
      kind: 'failed',
      step: 'check',
      detail: 'net::ERR_INTERNET_DISCONNECTED',
    });
    updates.stop();
  });

  it('does not come back to a version that was put aside, unless it is asked', async () => {
    const { updates } = newUpdates();
    updates.start();
    await vi.advanceTimersByTimeAsync(120_000);
    updates.act('dismiss');
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(updates.state).toEqual({ kind: 'none' });
    updates.act('check');
    await calm();
    expect(updates.state).toEqual({ kind: 'available', version: '2' });
    updates.stop();
  });

  it('says how the other packages are updated, and asks nobody', () => {
    const { updates, asked } = newUpdates({ target: { kind: 'manual', package: 'rpm' } });
    updates.act('check');
    expect(updates.state).toEqual({ kind: 'manual', package: 'rpm', page: 'https://example.org/releases' });
    expect(asked).toEqual([]);
  });

  it('tells when the library itself cannot be loaded, and tries that again', async () => {
    let loads = 0;
    const { updates } = newUpdates({ load: () => Promise.reject(new Error(`gone ${++loads}`)) });
    for (const detail of ['gone 1', 'gone 2']) {
      updates.act('check');
      await calm();
      expect(updates.state).toEqual({ kind: 'failed', step: 'check', detail });
    }
  });
});

describe('downloading and installing', () => {
  async function ready() {
    const all = newUpdates();
    all.updates.act('check');
    await calm();
    expect(all.updates.act('download').ok).toBe(true);
    await calm();
    return all;
  }

  it('happen only when they are asked for, in this order', async () => {
    const { updates, asked, finish } = await ready();
    expect(updates.state).toEqual({ kind: 'downloading', version: '2', percent: 50 });
    expect(updates.act('install').ok).toBe(false);
    finish();
    await calm();
    expect(updates.state).toEqual({ kind: 'ready', version: '2' });
    await vi.advanceTimersByTimeAsync(3 * DAY);
    expect(asked).toEqual(['check', 'download']);
    expect(updates.act('install').ok).toBe(true);
    await calm();
    expect(asked).toEqual(['check', 'download', 'quit', 'install']);
  });

  it('never install while sockets are open', async () => {
    const { updates, asked, answers, finish } = await ready();
    finish();
    await calm();
    answers.sockets = 2;
    const answer = updates.act('install');
    expect(answer.ok ? '' : answer.error.message).toBe('2 sockets are open');
    await calm();
    expect(asked).not.toContain('quit');
    expect(updates.state).toEqual({ kind: 'ready', version: '2' });
  });

  it('can be cancelled, and begun again', async () => {
    const { updates, finish } = await ready();
    updates.act('cancel');
    await calm();
    expect(updates.state).toEqual({ kind: 'available', version: '2' });
    updates.act('download');
    finish(new Error('sha512 checksum mismatch'));
    await calm();
    expect(updates.state).toMatchObject({ kind: 'downloading' });
    finish(new Error('sha512 checksum mismatch'));
    await calm();
    expect(updates.state).toEqual({ kind: 'failed', step: 'download', detail: 'sha512 checksum mismatch' });
  });

  it('are refused when there is nothing to download', () => {
    expect(newUpdates().updates.act('download').ok).toBe(false);
  });
});
