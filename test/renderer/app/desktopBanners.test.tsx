import { type DesktopNotice, NO_DESKTOP_STATE, type UpdateState } from '@shared/contract/desktop';
import { sessionSpecSchema } from '@shared/contract/index';
import { createTranslator, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkBanner, SleepBanner, UpdateBanner } from '../../../renderer/features/desktop/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { sessionState } from '../../unit/electron/app/sessions';

let host: Host;
let asked: [string, object][];

beforeEach(() => {
  host = new Host({ language: () => 'en', openPipe: () => Promise.reject(new Error('none')) });
  asked = [];
  vi.spyOn(host, 'call').mockImplementation((name, params) => {
    asked.push([name, params]);
    return new Promise(() => undefined);
  });
});

afterEach(() => {
  cleanup();
  host.stop();
});

function show(what: React.ReactNode, language: Language = 'en') {
  return render(
    <I18nextProvider i18n={createTranslator(language)}>
      <HostProvider host={host}>{what}</HostProvider>
    </I18nextProvider>,
  );
}
const desktop = (more: Partial<DesktopNotice>) =>
  host.store.setState({ desktop: { ...NO_DESKTOP_STATE, ...more } });
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a link', () => {
  const spec = sessionSpecSchema.parse({ kind: 'tcp-client', host: '10.0.0.1', port: 80 });

  it('is a question whose answer fills the dialog, and nothing before', () => {
    host.store.setState({ link: { kind: 'spec', spec } });
    const filled = vi.fn();
    show(<LinkBanner onFill={filled} />);
    expect(screen.getByRole('alert').textContent).toContain('A link asks for a client to 10.0.0.1:80');
    expect([filled.mock.calls, asked]).toEqual([[], []]);
    click('Fill in the dialog');
    expect(filled).toHaveBeenCalledExactlyOnceWith(spec);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('can be ignored', () => {
    host.store.setState({ link: { kind: 'spec', spec } });
    const filled = vi.fn();
    show(<LinkBanner onFill={filled} />);
    click('Ignore');
    expect(filled).not.toHaveBeenCalled();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is refused in words, with its own text as text', () => {
    host.store.setState({ link: { kind: 'problem', problem: 'unknown-key', detail: '<b>send</b> {{x}}' } });
    show(<LinkBanner onFill={() => undefined} />, 'ko');
    expect(screen.getByRole('alert').textContent).toContain(
      '“<b>send</b> {{x}}”은(는) 링크에 쓸 수 없습니다',
    );
  });
});

describe('sleep', () => {
  const lost = {
    session: 1,
    name: { kind: 'client', address: '127.0.0.1:9190' },
    connections: 2,
    code: 'ETIMEDOUT',
  } as const;

  it('says what still looks open, without a promise', () => {
    desktop({ sleep: { sleptMs: 7_200_000, before: 1, lost: [] } });
    show(<SleepBanner />);
    expect(screen.getByRole('status').textContent).toContain(
      'The 1 connection that was open still looks open',
    );
    click('Dismiss');
    expect(asked).toEqual([['sleep.dismiss', {}]]);
  });

  it('names what closed, and connects again those clients that are not connected', () => {
    const server = { ...lost, session: 2, name: { kind: 'server', address: '127.0.0.1:1' } } as const;
    host.store.setState({
      sessions: new Map([
        [1, sessionState(1, { phase: 'disconnected' })],
        [2, sessionState(2, { phase: 'listening' })],
      ]),
    });
    desktop({ sleep: { sleptMs: 60_000, before: 3, lost: [lost, server] } });
    show(<SleepBanner />);
    const text = screen.getByRole('status').textContent;
    expect(text).toContain('Client → 127.0.0.1:9190 × 2 (ETIMEDOUT)');
    expect(text).toContain('Server 127.0.0.1:1');
    click('Connect again');
    expect(asked).toEqual([['session.connect', { session: 1 }]]);
  });
});

describe('updates', () => {
  const told = (update: UpdateState, language?: Language) => {
    desktop({ update });
    return show(<UpdateBanner />, language).container;
  };

  it('asks before each step', () => {
    told({ kind: 'available', version: '0.2.0' });
    click('Download');
    cleanup();
    told({ kind: 'downloading', version: '0.2.0', percent: 40 });
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('40');
    click('Cancel');
    cleanup();
    told({ kind: 'ready', version: '0.2.0' });
    click('Install and restart');
    click('Not now');
    expect(asked.map(([, params]) => (params as { act: string }).act)).toEqual([
      'download',
      'cancel',
      'install',
      'dismiss',
    ]);
  });

  it('does not install while sockets are open, and says why', () => {
    host.store.setState({ sessions: new Map([[1, sessionState(1, { open: 2 })]]) });
    const banner = told({ kind: 'ready', version: '0.2.0' });
    expect(banner.textContent).toContain('2 sockets are open: close them first.');
    expect(screen.getByRole('button', { name: 'Install and restart' })).toHaveProperty('disabled', true);
  });

  it('has calm words for the rest, in both languages', () => {
    const states: UpdateState[] = [
      { kind: 'checking' },
      { kind: 'newest', version: '1' },
      { kind: 'installing', version: '2' },
      { kind: 'not-installed' },
      { kind: 'manual', package: 'deb', page: 'https://example.org' },
      { kind: 'failed', step: 'download', detail: 'sha512' },
    ];
    for (const language of ['en', 'ko'] as const) {
      const texts = states.map((state) => {
        const text = told(state, language).textContent ?? '';
        cleanup();
        return text;
      });
      expect(new Set(texts).size).toBe(states.length);
      for (const text of texts) expect(text).not.toMatch(/desktop\.|\{\{/);
    }
  });
});
