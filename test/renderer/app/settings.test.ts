import { changed, type SettingsChange, type SettingsNotice, USUAL_SETTINGS } from '@shared/contract/settings';
import { createTranslator } from '@shared/i18n/index';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageSettings } from '../../../renderer/app/settings';
import { applyFont, applySettings } from '../../../renderer/app/settingsEffects';
import { Host } from '../../../renderer/host/index';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

function aHost() {
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  const asked: SettingsChange[] = [];
  let notice: SettingsNotice = { settings: USUAL_SETTINGS, problem: null, fixed: [] };
  let isThere = true;
  const tell = (change: SettingsChange): void => {
    notice = { ...notice, settings: changed(notice.settings, change) };
    host.store.setState({ settings: notice });
  };
  vi.spyOn(host, 'call').mockImplementation(((name: string, params: { change: SettingsChange }) => {
    if (name !== 'settings.change') return Promise.resolve({ ok: true, value: {} });
    if (!isThere)
      return Promise.resolve({ ok: false, error: { code: 'CLOSED', message: '', explanation: 'internal' } });
    asked.push(params.change);
    tell(params.change);
    return Promise.resolve({ ok: true, value: {} });
  }) as never);
  return {
    host,
    asked,
    tell,
    connect(): void {
      isThere = true;
      // As it comes: what it tells, then its hello.
      tell({});
      host.store.setState({ status: { kind: 'connected' } });
    },
    lose(): void {
      isThere = false;
      host.store.setState({ status: { kind: 'lost', retryAt: 0 } });
    },
  };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the settings of a page', () => {
  it('are the host’s as soon as it has told them', () => {
    const settings = new PageSettings(localStorage);
    const { host, tell, connect } = aHost();
    settings.follow(host);
    expect(settings.now).toEqual(USUAL_SETTINGS);
    connect();
    tell({ theme: 'dark' });
    expect(settings.now.theme).toBe('dark');
  });

  it('hold at once, and are told to the host once', async () => {
    const settings = new PageSettings(localStorage);
    const { host, asked, tell, connect } = aHost();
    settings.follow(host);
    connect();
    settings.change({ theme: 'dark' });
    expect(settings.now.theme).toBe('dark');
    await soon();
    expect(asked).toEqual([{ theme: 'dark' }]);
    // What another view changes afterwards holds here.
    tell({ theme: 'light' });
    expect(settings.now.theme).toBe('light');
    settings.change({ fontSize: 20 });
    await soon();
    expect(asked).toEqual([{ theme: 'dark' }, { fontSize: 20 }]);
  });

  it('wait for a host that is not there', async () => {
    const settings = new PageSettings(localStorage);
    const { host, asked, connect, lose } = aHost();
    settings.follow(host);
    settings.change({ language: 'ko' });
    expect(asked).toEqual([]);
    connect();
    await soon();
    expect(asked).toEqual([{ language: 'ko' }]);
    lose();
    settings.change({ theme: 'dark' });
    await soon();
    expect([settings.now.theme, asked.length]).toEqual(['dark', 1]);
    connect();
    await soon();
    expect(asked[1]).toEqual({ theme: 'dark' });
    expect(settings.now).toMatchObject({ language: 'ko', theme: 'dark' });
  });

  it('are drawn first as they were last, by the copy', () => {
    const before = new PageSettings(localStorage);
    before.follow(aHost().host);
    before.change({ theme: 'light', fontSize: 17 });
    expect(new PageSettings(localStorage).now).toMatchObject({ theme: 'light', fontSize: 17 });
    localStorage.setItem('bothends.settings', '{"theme":"purple"}');
    expect(new PageSettings(localStorage).now).toEqual(USUAL_SETTINGS);
  });

  it('go on where nothing can be kept', () => {
    const full = { getItem: () => null, setItem: () => fail(), removeItem: () => undefined };
    const fail = (): never => {
      throw new Error('full');
    };
    const settings = new PageSettings(full);
    settings.change({ theme: 'dark' });
    expect(settings.now.theme).toBe('dark');
  });

  it('zoom within bounds, and back', () => {
    const settings = new PageSettings(null);
    settings.change({ fontSize: 32 });
    settings.zoom(1);
    expect(settings.now.fontSize).toBe(32);
    settings.change({ fontSize: 8 });
    settings.zoom(-1);
    expect(settings.now.fontSize).toBe(8);
    settings.zoom(0);
    expect(settings.now.fontSize).toBe(13);
  });
});

describe('what was chosen before there were settings', () => {
  const old = (): void => {
    localStorage.setItem('bothends.theme', 'dark');
    localStorage.setItem('bothends.language', 'ko');
    localStorage.setItem('bothends.traffic.fontSize', '900');
  };

  it('is taken over, once', async () => {
    old();
    const settings = new PageSettings(localStorage);
    expect(settings.now).toMatchObject({ theme: 'dark', language: 'ko', fontSize: 13 });
    expect(localStorage.getItem('bothends.theme')).toBeNull();
    const { host, asked, connect } = aHost();
    settings.follow(host);
    connect();
    await soon();
    expect(asked).toEqual([{ theme: 'dark', language: 'ko' }]);
    expect(settings.now).toMatchObject({ theme: 'dark', language: 'ko' });
  });

  it('gives way to what was chosen since', async () => {
    old();
    const settings = new PageSettings(localStorage);
    const { host, asked, tell, connect } = aHost();
    tell({ theme: 'light' });
    settings.follow(host);
    connect();
    await soon();
    expect(asked).toEqual([{ language: 'ko' }]);
    expect(settings.now).toMatchObject({ theme: 'light', language: 'ko' });
  });
});

describe('what settings do to the page', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('follows every change', async () => {
    const settings = new PageSettings(null);
    const translator = createTranslator('en');
    const { host } = aHost();
    applySettings(settings, translator, host);
    expect(document.documentElement.dataset.theme).toBe('light');
    settings.change({ theme: 'dark', language: 'ko', font: 'D2Coding' });
    await soon();
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(translator.language).toBe('ko');
    expect(host.call).toHaveBeenCalledWith('view.language', { language: 'ko' });
    expect(document.documentElement.style.getPropertyValue('--font-chosen')).toBe('"D2Coding",');
  });

  it('writes a font as a name, whatever it is', () => {
    const chosen = () => document.documentElement.style.getPropertyValue('--font-chosen');
    applyFont('A "B" \\C; color: red');
    expect(chosen()).toBe('"A \\"B\\" \\\\C; color: red",');
    applyFont('  ');
    expect(chosen()).toBe('');
  });
});
