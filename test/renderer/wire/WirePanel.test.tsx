import type { Row } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WireChoice, WirePanel } from '../../../renderer/features/wire/index';
import type { RowSource, RowTap } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { END, event } from '../../helpers/rows';

class Source implements RowSource {
  tapped: RowTap | null = null;
  log: Row[] = [];
  reads = 0;
  watch(): () => void {
    throw new Error('the wire takes no sink from a pane');
  }
  drawn(): void {
    throw new Error('the wire owes no credit');
  }
  tap(listener: RowTap): () => void {
    this.tapped = listener;
    return () => {
      this.tapped = null;
    };
  }
  read(): ReturnType<RowSource['read']> {
    this.reads++;
    return Promise.resolve(ok({ rows: this.log, firstSeq: 1, nextSeq: 100 }));
  }
}

let sources: Map<number, Source>;
const source = (id: number): Source => {
  const known = sources.get(id) ?? new Source();
  sources.set(id, known);
  return known;
};

const kernel = { client: null, server: null };
const both: WireChoice = {
  id: '2/1',
  name: '#1 both',
  ends: {
    client: { session: 2, socket: 1, name: '127.0.0.1:5000' },
    server: { session: 1, socket: 7, name: '127.0.0.1:9190' },
  },
  kernel,
};
const alone: WireChoice = { ...both, id: '1/8', name: '#8 alone', ends: { ...both.ends, client: null } };

function show(choices: readonly WireChoice[]) {
  return render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <WirePanel choices={choices} source={source} epochMs={0} explain={(row) => <p>about {row.type}</p>} />
      </TooltipProvider>
    </I18nextProvider>,
  );
}

const settle = () => act(() => vi.advanceTimersByTimeAsync(250));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  sources = new Map();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('says what to do while there is no connection', () => {
  show([]);
  expect(screen.getByRole('region', { name: 'Wire' }).textContent).toContain('No connection yet');
});

it('reads what the log has of both ends, then takes what comes, and only of its own sockets', async () => {
  source(1).log = [
    { ...event('accepted', END, 7), seq: 4 },
    { ...event('accepted', END, 8), seq: 5 },
  ];
  source(2).log = [{ ...event('connected', { ...END, durationMs: 1 }, 1), seq: 3 }];
  show([both]);
  await settle();
  fireEvent.click(screen.getByRole('tab', { name: 'States' }));
  const node = () => screen.getByRole('button', { name: /^ESTABLISHED/ });
  expect(node().getAttribute('aria-label')).toBe(
    'ESTABLISHED · inferred · the client is here, the server is here',
  );
  const state = { ...END, from: 'ESTABLISHED', to: 'CLOSE_WAIT', passed: [] };
  source(1).tapped?.rows([
    { ...event('state', state, 7), seq: 9, evidence: 'kernel' },
    { ...event('state', { ...state, to: 'LAST_ACK' }, 8), seq: 10, evidence: 'kernel' },
  ]);
  await settle();
  expect(
    screen.getByRole('button', { name: 'CLOSE_WAIT · seen in the kernel · the server is here' }),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: 'LAST_ACK · not reached' })).toBeTruthy();
});

it('reads anew when what it heard is void', async () => {
  show([both]);
  await settle();
  expect(source(2).reads).toBe(1);
  source(2).tapped?.reset();
  await settle();
  expect(source(2).reads).toBe(2);
});

it('explains the state that is chosen, with mouse or keys', async () => {
  show([both]);
  await settle();
  fireEvent.click(screen.getByRole('tab', { name: 'States' }));
  fireEvent.click(screen.getByRole('button', { name: /^TIME_WAIT/ }));
  expect(screen.getByRole('heading', { name: 'TIME_WAIT' })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('button', { name: /^CLOSE_WAIT/ }), { key: 'Enter' });
  expect(screen.getByRole('heading', { name: 'CLOSE_WAIT' })).toBeTruthy();
});

it('arrows move between the views', async () => {
  show([both]);
  await settle();
  fireEvent.keyDown(screen.getByRole('tab', { name: 'Ladder' }), { key: 'ArrowRight' });
  expect(screen.getByRole('tab', { name: 'States' }).getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(screen.getByRole('tab', { name: 'States' }), { key: 'ArrowRight' });
  expect(screen.getByRole('tab', { name: 'Ladder' }).getAttribute('aria-selected')).toBe('true');
});

it('of several connections shows the one that is chosen, and lets go of the other', async () => {
  show([both, alone]);
  await settle();
  const select = screen.getByRole('combobox', { name: 'Connection' });
  expect(
    within(select)
      .getAllByRole('option')
      .map((each) => each.textContent),
  ).toEqual(['#1 both', '#8 alone']);
  fireEvent.change(select, { target: { value: '1/8' } });
  await settle();
  expect(source(2).tapped).toBeNull();
  expect(source(1).tapped).not.toBeNull();
});
