import type { Row } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RowRef, type WireChoice, WirePanel } from '../../../renderer/features/wire/index';
import type { RowSource, RowTap } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { chunk, END, event } from '../../helpers/rows';
import { stubResizeObserver } from '../resizeObserver';

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
    return Promise.resolve(ok({ rows: this.log, firstSeq: 1, nextSeq: 100, rowsBefore: 0, bytesBefore: 0 }));
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
  last: { client: null, server: null },
};
const alone: WireChoice = { ...both, id: '1/8', name: '#8 alone', ends: { ...both.ends, client: null } };

const translator = createTranslator('en');
/** What the panel told of rows: chosen, and wanted in their panes. */
let told: string[];

function panel(choices: readonly WireChoice[], at: RowRef | null = null) {
  return (
    <I18nextProvider i18n={translator}>
      <TooltipProvider>
        <WirePanel
          front={1}
          choices={choices}
          source={source}
          epochMs={0}
          explain={(row) => <p>about {row.type}</p>}
          pointing={{
            at,
            onPoint: (row, twin) => told.push(`${row?.seq ?? 'none'} ${twin?.seq ?? 'none'}`),
            onShow: (row) => told.push(`show ${row.session}.${row.seq}`),
          }}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
}

const show = (choices: readonly WireChoice[], at?: RowRef) => render(panel(choices, at));

const settle = () => act(() => vi.advanceTimersByTimeAsync(250));

beforeEach(() => {
  vi.useFakeTimers();
  stubResizeObserver();
  sources = new Map();
  told = [];
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

it('what the session did before, listening for instance, is part of each of its connections', async () => {
  source(1).log = [
    { ...event('listening', { local: END.local, backlog: 5 }, 0), seq: 1 },
    { ...event('accept-paused', { local: END.local }, 0), seq: 2 },
    { ...event('accepted', END, 7), seq: 4 },
  ];
  show([both]);
  await settle();
  expect(screen.getAllByRole('button', { name: /accepted/ })).toHaveLength(1);
  expect(screen.queryByRole('button', { name: /listening/ })).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: 'Calls' }));
  expect(screen.getByRole('row', { name: /listen.*backlog 5/ })).toBeTruthy();
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
  fireEvent.keyDown(screen.getByRole('tab', { name: 'States' }), { key: 'ArrowLeft' });
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

describe('a row', () => {
  const marked = () => document.querySelector('.ladder [aria-current="true"]')?.textContent ?? '';
  const write = () => screen.getByText('write 3 B');

  beforeEach(() => {
    // jsdom lays nothing out.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(220);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900);
    source(2).log = [
      { ...event('connected', { ...END, durationMs: 1 }, 1), session: 2, seq: 3 },
      { ...chunk('sent', 'abc', { seq: 5 }), session: 2 },
    ];
    source(1).log = [
      { ...event('accepted', END, 7), seq: 4 },
      chunk('received', 'abc', { seq: 6, socket: 7 }),
      { ...event('accepted', END, 8), seq: 8 },
    ];
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('that is chosen is told with its twin, and goes to either pane', async () => {
    show([both]);
    await settle();
    fireEvent.click(write());
    expect(told).toEqual(['5 6']);
    expect(screen.getByText('about sent')).toBeTruthy();
    fireEvent.click(screen.getByText('Show in server pane'));
    fireEvent.click(screen.getByText('Show in client pane'));
    expect(told.slice(1)).toEqual(['show 1.6', 'show 2.5']);
    fireEvent.keyDown(write(), { key: 'Escape' });
    expect(told.at(-1)).toBe('none none');
    expect(screen.queryByText('about sent')).toBeNull();
  });

  it('without a twin goes to its own pane', async () => {
    show([both]);
    await settle();
    fireEvent.click(screen.getByText(/^connected /));
    expect(told).toEqual(['3 none']);
    expect(screen.getByText('Show in client pane')).toBeTruthy();
    expect(screen.queryByText('Show in server pane')).toBeNull();
  });

  it('that is pointed at elsewhere is marked, in place of the one chosen here', async () => {
    const { rerender } = show([both]);
    await settle();
    fireEvent.click(write());
    rerender(panel([both], { session: 1, socket: 7, seq: 6 }));
    expect(marked()).toContain('read 3 B');
    expect(screen.queryByText('about sent')).toBeNull();
    fireEvent.click(write());
    expect(marked()).toContain('write 3 B');
  });

  it('of another connection brings that one into view', async () => {
    const other = { ...alone, ends: { client: null, server: { session: 1, socket: 8, name: '' } } };
    const { rerender } = show([both, other]);
    await settle();
    rerender(panel([both, other], { session: 1, socket: 8, seq: 8 }));
    await settle();
    expect(document.querySelector('select')?.value).toBe('1/8');
    expect(marked()).toContain('accepted');
  });
});
