import { decodeUtf8 } from '@shared/bytes/utf8';
import { isChunk, type Row } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import type { SessionState, SocketState } from '@shared/contract/state';
import { BY_LINE } from '@shared/framing/spec';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type RowAction,
  Traffic,
  type TrafficHandle,
  type TrafficProps,
  ViewSettings,
} from '../../../renderer/features/traffic/index';
import type { RowSink, RowSource } from '../../../renderer/host/rowSource';
import { TooltipProvider } from '../../../renderer/ui/index';
import { chunk, END, event, REFUSED } from '../../helpers/rows';

// A terminal of a busy machine takes its time to be drawn.
configure({ asyncUtilTimeout: 15_000 });

/** A log in the page, and what was asked of it. */
class Source implements RowSource {
  sink: RowSink | null = null;
  log: Row[] = [];
  drawnBytes = 0;
  readonly asked: object[] = [];

  watch(sink: RowSink): () => void {
    this.sink = sink;
    return () => {
      this.sink = null;
    };
  }

  tap(): () => void {
    return () => undefined;
  }

  drawn(bytes: number): void {
    this.drawnBytes += bytes;
  }

  async read(
    range: Parameters<RowSource['read']>[0],
    limit: number,
    full: boolean,
  ): ReturnType<RowSource['read']> {
    this.asked.push({ ...range, full });
    const rows =
      'before' in range
        ? this.log.filter((row) => row.seq < range.before).slice(-limit)
        : 'row' in range
          ? this.log.slice(range.row, range.row + limit)
          : this.log.filter((row) => row.seq >= range.from && row.seq <= (range.to ?? 1e9)).slice(0, limit);
    return ok({
      rows,
      firstSeq: this.log[0]?.seq ?? 0,
      nextSeq: (rows.at(-1)?.seq ?? 0) + 1,
      rowsBefore: 0,
      bytesBefore: 0,
    });
  }

  bring(...rows: Row[]): void {
    act(() => this.sink?.rows(rows, 100));
  }
}

const translator = createTranslator('en');
let source: Source;
let explained: Row[];
let typed: string[];
let settings: ViewSettings;
let visible: (is: boolean) => void;
const ref = createRef<TrafficHandle>();

function element(more: { follow?: number; firstSeq?: number; rowActions?: readonly RowAction[] } = {}) {
  const session = {
    session: 1,
    spec: { kind: 'tcp-server' },
    log: { bytes: 0, spilled: 0, firstSeq: more.firstSeq ?? 0, rows: 0, firstRow: 0, trimmed: 0 },
  } as SessionState;
  return (
    <I18nextProvider i18n={translator}>
      <TooltipProvider>
        <Traffic
          ref={ref}
          session={session}
          source={source}
          epochMs={0}
          sockets={NOBODY}
          follow={more.follow ?? null}
          settings={settings}
          rowActions={more.rowActions ?? []}
          search={search}
          onExplain={(row) => explained.push(row)}
          onType={(text) => typed.push(text)}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
}
const NOBODY: readonly SocketState[] = [];
/** A host that finds text in the rows of the log in the page. */
const search: TrafficProps['search'] = ({ text }, heard) => {
  const hits = source.log
    .filter((row) => isChunk(row) && decodeUtf8(row.data).includes(text))
    .map(({ seq }, i) => ({ seq, matches: 1, index: i + 1 }));
  const numbers = { seen: source.log.length, bytes: 1, total: 1, done: true, full: false };
  heard({ search: 1, matches: hits.length, rows: hits.length, ...numbers });
  return {
    step: async (seq, back) => {
      const next = back ? hits.findLast((hit) => hit.seq < seq) : hits.find((hit) => hit.seq > seq);
      return ok({ hit: next ?? hits.at(back ? -1 : 0) ?? null, wrapped: next === undefined });
    },
    rows: async () => ok({ upTo: 1e9, rows: hits }),
    stop: () => undefined,
  };
};

const log = (): HTMLElement => screen.getByRole('log', { name: 'Traffic' });
const press = (key: string, more: object = {}): void => void fireEvent.keyDown(log(), { key, ...more });
/** The rows as screen readers get them. */
const shown = (): string[] =>
  [...log().querySelectorAll('.traffic-mirror > div')].map((row) => row.textContent ?? '');
const seen = (text: string): Promise<void> =>
  waitFor(() => expect(shown().some((row) => row.includes(text))).toBe(true));

async function open(more: Parameters<typeof element>[0] = {}) {
  const rendered = render(element(more));
  await waitFor(() => expect(source.sink).not.toBeNull());
  return rendered;
}

beforeEach(() => {
  source = new Source();
  explained = [];
  typed = [];
  localStorage.clear();
  settings = new ViewSettings(localStorage, 'tcp-server');
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.stubGlobal('matchMedia', () =>
    // xterm still uses the names of old browsers.
    Object.assign(new EventTarget(), { matches: false, addListener: () => {}, removeListener: () => {} }),
  );
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        visible = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe(target: Element): void {
        if (target.matches('.traffic-log')) visible(true);
      }
      disconnect(): void {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('rows', () => {
  it('are text in the log, and their credit comes back', async () => {
    await open();
    expect(screen.getByText('Nothing yet.')).toBeDefined();
    source.bring(event('accepted', END), chunk('received', 'hello\n'));
    await seen('#1  ←        6 B  hello␊');
    await seen('accepted 127.0.0.1:43276');
    await waitFor(() => expect(source.drawnBytes).toBe(100));
    expect(screen.queryByText('Nothing yet.')).toBeNull();
  });

  it('of one connection only, when it is followed', async () => {
    const { rerender } = await open();
    source.bring(chunk('received', 'mine', { socket: 2 }), chunk('received', 'other', { socket: 3 }));
    await seen('other');
    rerender(element({ follow: 2 }));
    await waitFor(() => expect(shown()).toHaveLength(1));
    await seen('mine');
    source.bring(
      chunk('sent', 'more of the other', { socket: 3 }),
      chunk('sent', 'my answer', { socket: 2 }),
    );
    await seen('my answer');
    expect(shown()).toHaveLength(2);
  });

  it('speak the language of the page', async () => {
    await open();
    source.bring(event('reading-paused', END));
    await seen('reading paused');
    await act(() => translator.changeLanguage('ko'));
    await waitFor(() => expect(screen.getByRole('log', { name: '트래픽' })).toBeDefined());
    await waitFor(() => expect(screen.getByRole('log').textContent).toContain('읽기 멈춤'));
    await act(() => translator.changeLanguage('en'));
  });

  it('go when the session is watched anew', async () => {
    await open();
    source.bring(chunk('sent', 'of the old pipe'));
    await seen('old pipe');
    act(() => source.sink?.reset());
    await waitFor(() => expect(shown()).toEqual([]));
    source.bring(chunk('sent', 'of the new pipe'));
    await seen('new pipe');
  });
});

describe('the keyboard', () => {
  it('types into the message box', async () => {
    await open();
    press('h');
    press('한');
    press('v', { ctrlKey: true });
    expect(typed).toEqual(['h', '한']);
  });

  it('explains the event under the cursor; rows stand still meanwhile', async () => {
    await open();
    const failed = event('failed', { ...END, error: REFUSED });
    source.bring(failed, chunk('received', 'after'));
    await seen('after');
    press('ArrowUp');
    press('ArrowUp', { altKey: true });
    press('Enter');
    expect(explained).toEqual([failed]);
    source.bring(chunk('received', 'later'));
    expect((await screen.findByRole('button', { name: '1 new ↓' })).textContent).toBe('1 new ↓');
    expect(shown().join()).not.toContain('later');
    press('Escape');
    await seen('later');
  });

  it('a mark lets go when somebody types elsewhere', async () => {
    await open();
    source.bring(chunk('received', 'first'));
    await seen('first');
    press('ArrowUp');
    source.bring(chunk('received', 'second'));
    const box = document.createElement('textarea');
    document.body.append(box);
    box.focus();
    await seen('second');
    box.remove();
  });
});

describe('what is not there', () => {
  it('a gap is read and filled in its place', async () => {
    await open();
    source.log = [1, 2, 3, 4, 5].map((seq) => chunk('received', `row ${seq}`, { seq: seq * 10 }));
    const [first, , , , last] = source.log;
    if (first === undefined || last === undefined) throw new Error('no rows');
    const gap = event('skipped', { fromSeq: 20, toSeq: 40, rows: 3, bytes: 15 }, 0);
    source.bring(first, { ...gap, seq: 40 }, last);
    await seen('3 rows · 15 B not shown — load');
    press('ArrowUp');
    press('ArrowUp');
    press('Enter');
    await seen('row 3');
    expect(shown().map((row) => row.slice(-1))).toEqual(['1', '2', '3', '4', '5']);
    expect(source.asked).toEqual([{ from: 20, to: 40, full: false }]);
  });

  it('older rows are read on demand', async () => {
    await open({ firstSeq: 1 });
    source.log = [1, 2, 3].map((seq) => chunk('received', `row ${seq}`, { seq }));
    source.bring(chunk('received', 'row 4', { seq: 4 }));
    fireEvent.click(await screen.findByRole('button', { name: 'Load older rows' }));
    await seen('row 1');
    expect(shown()).toHaveLength(4);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Load older rows' })).toBeNull());
  });

  it('clearing empties the view, not the log', async () => {
    await open({ firstSeq: 1 });
    source.log = [chunk('received', 'kept', { seq: 1 })];
    source.bring(...source.log);
    await seen('kept');
    act(() => ref.current?.clear());
    expect(screen.getByText('Cleared here. The log keeps everything.')).toBeDefined();
    await waitFor(() => expect(shown()).toEqual([]));
    fireEvent.click(await screen.findByRole('button', { name: 'Load older rows' }));
    await seen('kept');
  });

  it('the rest of a cut chunk opens over the rows', async () => {
    await open();
    const whole = chunk('received', `${'x'.repeat(2_000)}\nend`, { seq: 7 });
    source.log = [whole];
    source.bring({ ...whole, data: whole.data.slice(0, 10) });
    await seen('xxx … +1,994 B');
    press('ArrowUp');
    press('Enter');
    const viewer = await screen.findByRole('region', { name: 'Whole chunk' });
    await waitFor(() => expect(viewer.textContent).toContain('x␊\nend'));
    expect(source.asked).toEqual([{ from: 7, to: 7, full: true }]);
    fireEvent.keyDown(viewer, { key: 'Escape' });
    expect(screen.queryByRole('region', { name: 'Whole chunk' })).toBeNull();
    expect(document.activeElement).toBe(log());
  });
});

describe('a view nobody sees', () => {
  it('draws nothing, keeps what came, and shows it when it is seen again', async () => {
    await open();
    act(() => visible(false));
    source.bring(chunk('received', 'while away'));
    expect(source.drawnBytes).toBe(100);
    await new Promise((done) => setTimeout(done, 60));
    expect(shown()).toEqual([]);
    act(() => visible(true));
    await seen('while away');
  });
});

describe('find', () => {
  it('takes the focus, and gives it back', async () => {
    await open();
    act(() => ref.current?.find());
    const input = screen.getByRole('textbox', { name: 'Find in traffic' });
    expect(document.activeElement).toBe(input);
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(screen.queryByRole('textbox', { name: 'Find in traffic' })).toBeNull();
    expect(document.activeElement).toBe(log());
  });
});

describe('the menu of a row', () => {
  it('offers what others can do with the row under the cursor, and gives the focus back', async () => {
    const done: Row[] = [];
    const rowActions: RowAction[] = [
      { id: 'keep', label: 'Keep it', run: (row) => void done.push(row) },
      { id: 'never', label: 'Never', when: () => false, run: () => undefined },
    ];
    await open({ rowActions });
    const row = chunk('received', 'hello');
    source.bring(row);
    await seen('hello');
    press('ArrowUp');
    press('F10', { shiftKey: true });
    const item = await screen.findByRole('menuitem', { name: 'Keep it' });
    expect(screen.queryByRole('menuitem', { name: 'Never' })).toBeNull();
    expect(screen.getByRole('menuitem', { name: 'Copy as…' }).getAttribute('aria-disabled')).toBeNull();
    fireEvent.click(item);
    expect(done).toEqual([row]);
    await waitFor(() => expect(document.activeElement).toBe(log()));
  });

  it('acts on all rows that are marked, with the keyboard too', async () => {
    const done: [number, number][] = [];
    const label = (marked: number): string => `Take ${marked}`;
    await open({ rowActions: [{ id: 'take', label, run: (_, { from, to }) => void done.push([from, to]) }] });
    const rows = ['one', 'two', 'three', 'four'].map((text) => chunk('received', text));
    source.bring(...rows);
    await seen('four');
    expect(ref.current?.marked()).toBeNull();
    press('ArrowUp');
    press('ArrowUp');
    for (let i = 0; i < 4; i++) press('ArrowUp', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    const [, two, three] = rows.map(({ seq }) => seq);
    expect(ref.current?.marked()).toEqual({ from: two, to: three });
    press('F10', { shiftKey: true });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Take 2' }));
    expect(done).toEqual([[two, three]]);
    press('ArrowUp');
    const [one] = rows;
    expect(ref.current?.marked()).toEqual({ from: one?.seq, to: one?.seq });
  });

  it('has no data to copy of an event, but an explanation', async () => {
    await open();
    const failed = event('failed', { ...END, error: REFUSED });
    source.bring(failed);
    await seen('failed');
    press('ArrowUp');
    press('ContextMenu');
    const explain = await screen.findByRole('menuitem', { name: /^Explain/ });
    expect(screen.getByRole('menuitem', { name: 'Copy as…' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(explain);
    expect(explained).toEqual([failed]);
  });
});

describe('the settings of the view', () => {
  it('draw anew what is there', async () => {
    await open();
    source.bring(chunk('received', 'one\ntw'), chunk('received', 'o\nth'));
    await seen('one␊tw');
    act(() => settings.set({ form: 'hex' }));
    await seen('00000000: 6f6e 650a 7477');
    act(() => settings.set({ form: 'text', framing: BY_LINE }));
    await seen('×2  two␊');
    expect(await screen.findByText('Unfinished frames: #1 ← 2 B')).toBeDefined();
    source.bring(chunk('received', 'ree\n'));
    await seen('×2  three␊');
    await waitFor(() => expect(screen.queryByText(/^Unfinished frames/)).toBeNull());
  });

  it('a paused view stands still and counts, whatever the keys do, and goes to the newest when it is resumed', async () => {
    await open();
    source.bring(chunk('received', 'before'));
    await seen('before');
    act(() => settings.set({ paused: true }));
    expect(screen.getByText('View paused. Traffic and log go on.')).toBeDefined();
    source.bring(chunk('received', 'meanwhile'), event('drained', { bytes: 1, durationMs: 0 }));
    await screen.findByText('View paused. Traffic and log go on: 1 new row');
    // Their credit comes back: the host must not think that nobody looks.
    expect(source.drawnBytes).toBe(200);
    press('End');
    expect(shown().join()).not.toContain('meanwhile');
    fireEvent.click(screen.getByRole('button', { name: 'Resume view' }));
    await seen('meanwhile');
    expect(settings.get().paused).toBe(false);
  });

  it('a paused view counts what there is no room for', async () => {
    await open();
    act(() => settings.set({ paused: true }));
    for (let i = 0; i < 4; i++)
      source.bring(...Array.from({ length: 2_000 }, () => chunk('received', 'flood')));
    await screen.findByText('View paused. Traffic and log go on: 8,000 new rows');
    expect(source.drawnBytes).toBe(400);
    fireEvent.click(screen.getByRole('button', { name: 'Resume view' }));
    await seen('flood');
  });

  it('a raw terminal asks which connection it shows, and can be left', async () => {
    await open();
    act(() => settings.set({ raw: true }));
    expect(screen.getByText('Nobody is connected yet.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Leave raw terminal' }));
    expect(settings.get().raw).toBe(false);
    expect(screen.queryByRole('region', { name: 'Raw terminal' })).toBeNull();
  });
});
