import type { Row } from '@shared/contract/events';
import { createTranslator, type Language } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ladder, type LadderProps } from '../../../renderer/features/wire/Ladder';
import type { Side, WireRow } from '../../../renderer/features/wire/wireRow';
import { TooltipProvider } from '../../../renderer/ui/index';
import { Script } from './ladderRows';

const NAMES = { client: '127.0.0.1:43276', server: '127.0.0.1:9190' };
/** Lines of the usual height that are in view. */
const IN_VIEW = 10;
let width: number;
let resized: () => void;
let chosen: [Side, Row][];

beforeEach(() => {
  chosen = [];
  width = 1_000;
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        resized = listener;
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(22 * IN_VIEW);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(() => width);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

type More = Partial<LadderProps> & { readonly language?: Language };

function show(rows: readonly WireRow[], more: More = {}) {
  const translators = { en: createTranslator('en'), ko: createTranslator('ko') };
  const element = (list: readonly WireRow[], { language = 'en', ...props }: More) => (
    <I18nextProvider i18n={translators[language]}>
      <TooltipProvider>
        <Ladder
          rows={list}
          names={NAMES}
          epochMs={new Date(2026, 10, 20, 12, 3, 4, 100).getTime()}
          onRow={(side, row) => chosen.push([side, row])}
          current={null}
          {...props}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
  const { rerender, container } = render(element(rows, more));
  return {
    container,
    update: (list: readonly WireRow[], now: More = more) => rerender(element(list, now)),
  };
}

const list = (): HTMLElement => screen.getByRole('list', { name: 'Steps of the wire' });
const items = (): string[] =>
  within(list())
    .getAllByRole('listitem')
    .map((item) => (item.textContent ?? '').replaceAll(/ +/g, ' ').trim());
const scroller = (): HTMLElement => list().closest('.ladder-scroll') as HTMLElement;
const count = (selector: string): number => document.querySelectorAll(selector).length;
const step = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

function scrollTo(top: number): void {
  scroller().scrollTop = top;
  fireEvent.scroll(scroller());
}

function hello(): Script {
  return new Script().open().write('client', 'hello\n').read('server', 'hello\n');
}

function talk(times: number, script = new Script().open()): Script {
  for (let i = 0; i < times; i++) script.write('client', `${i}`).read('server', `${i}`);
  return script;
}

describe('a step', () => {
  it('reads as time, side, evidence and words', () => {
    show(hello().rows);
    expect(items()).toEqual([
      '12:03:04.100 Client ● connecting to 127.0.0.1:9190 (observed by the app)',
      'Server ○ handshake: SYN → SYN-ACK → ACK (explanation)',
      '12:03:04.101 Server ● accepted 127.0.0.1:43276 (observed by the app)',
      '12:03:04.102 Client ● connected 127.0.0.1:9190 ⇄ 127.0.0.1:43276 · 0.4 ms (observed by the app)',
      '12:03:04.103 Client ● write 6 B hello␊ (observed by the app)',
      '12:03:04.104 Server ● read 6 B hello␊ (observed by the app)',
    ]);
  });

  it('says it in Korean', () => {
    show(hello().rows, { language: 'ko' });
    const korean = screen.getByRole('list', { name: '와이어의 단계' });
    expect(korean.textContent).toContain('클라이언트 ● 쓰기 6 B hello␊');
    expect(korean.textContent).toContain('핸드셰이크: SYN → SYN-ACK → ACK');
  });

  it('says what became of a write, and changes when it does', () => {
    const script = new Script().open().write('client', 'abcdef');
    const { update } = show(script.rows);
    expect(items().at(-1)).toContain('write 6 B abcdef · 6 B not read');
    update([...script.read('server', 'ab').read('server', 'cd').rows]);
    expect(items()[4]).toContain('write 6 B abcdef · 1 write → 2 reads · 2 B not read');
    update([...script.write('client', 'gh').read('server', 'efgh').rows]);
    expect(items()[4]).toContain('1 write → 3 reads (');
    expect(items().at(-1)).toContain('read 4 B efgh · 2 writes → 1 read');
  });

  it('shows the state of the kernel, and marks what was passed as inferred', () => {
    const script = new Script().event('client', 'state', {
      from: 'FIN_WAIT_1',
      to: 'TIME_WAIT',
      passed: ['FIN_WAIT_2'],
    });
    show(script.rows);
    expect(items()[0]).toContain(
      '◆ FIN_WAIT_1 → ○ FIN_WAIT_2 → TIME_WAIT · ○ inferred (kernel’s socket table)',
    );
  });

  it('has a line for silence', () => {
    show(hello().wait(2_000).end('client').rows);
    expect(items().at(-2)).toBe('2 s without an event');
  });

  it('does nothing that a peer wants', () => {
    const note = new Script().event('client', 'note', { note: 'message', text: 'a\u202eb<img>' });
    show(note.write('client', '\u001b[31m\u0007<b>').rows);
    expect(items()[0]).toContain('a⟨U+202E⟩b<img>');
    expect(items()[1]).toContain('␛[31m␇<b>');
    expect(count('img, .ladder b')).toBe(2);
  });
});

describe('choosing', () => {
  it('by a click tells the side and the row', () => {
    const { rows } = hello();
    show(rows);
    fireEvent.click(step(/read 6 B/));
    expect(chosen).toEqual([['server', rows[4]?.row]]);
    fireEvent.click(step(/handshake/));
    expect(chosen[1]).toEqual(['server', rows[1]?.row]);
  });

  it('has one step for Tab, and goes on with the arrows, past silence', () => {
    const script = hello().wait(900).end('client');
    show(script.rows);
    const tabbed = (): HTMLElement[] =>
      screen.getAllByRole('button').filter((each) => each.tabIndex === 0 && each.dataset.line);
    expect(tabbed()).toEqual([step(/ended sending/)]);
    step(/ended sending/).focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(step(/read 6 B/));
    expect(tabbed()).toEqual([step(/read 6 B/)]);
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(step(/ended sending/));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(step(/ended sending/));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Home' });
    expect(document.activeElement).toBe(step(/connecting/));
    fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
    expect(document.activeElement).toBe(step(/ended sending/));
  });

  it('reaches lines out of view', () => {
    show(talk(500).rows);
    step(/Server read 3 B 499/).focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'PageUp' });
    expect(document.activeElement?.textContent).toContain('write 3 B 495');
    fireEvent.keyDown(document.activeElement as Element, { key: 'Home' });
    expect(document.activeElement?.textContent).toContain('connecting');
    expect(scroller().scrollTop).toBe(0);
  });

  it('keeps the step that has the focus while others scroll by', () => {
    show(talk(500).rows);
    const last = step(/Server read 3 B 499/);
    last.focus();
    fireEvent.click(last);
    scrollTo(0);
    expect(document.activeElement).toBe(last);
    expect(items().at(-1)).toContain('read 3 B 499');
  });

  it('leaves other keys alone', () => {
    show(hello().rows);
    const last = step(/read 6 B/);
    expect(fireEvent.keyDown(last, { key: 'a' })).toBe(true);
    expect(fireEvent.keyDown(last, { key: 'ArrowUp', ctrlKey: true })).toBe(true);
    expect(fireEvent.keyDown(last, { key: 'ArrowUp' })).toBe(false);
  });
});

describe('the row chosen elsewhere', () => {
  it('is marked', () => {
    const script = hello();
    show(script.rows, { current: script.rows[3]?.row.seq ?? 0 });
    expect(count('[aria-current="true"]')).toBe(1);
    expect(step(/write 6 B/).getAttribute('aria-current')).toBe('true');
  });

  it('is brought into view, once', () => {
    const script = talk(500);
    const { update } = show(script.rows);
    const seq = script.rows[203]?.row.seq ?? 0;
    update(script.rows, { current: seq });
    expect(scroller().scrollTop).toBe(204 * 22);
    expect(step(/write 3 B 100/).getAttribute('aria-current')).toBe('true');
    scrollTo(0);
    update([...talk(1, script).rows], { current: seq });
    expect(scroller().scrollTop).toBe(0);
  });

  it('may come later, or never', () => {
    const script = talk(500);
    const { update } = show(script.rows.slice(0, 50), { current: 400 });
    expect(count('[aria-current]')).toBe(0);
    update(script.rows, { current: 400 });
    expect(count('[aria-current]')).toBe(1);
  });
});

describe('following', () => {
  it('shows the newest until somebody scrolls up, and again when asked', () => {
    const script = talk(100);
    const { update } = show(script.rows);
    expect(items().at(-1)).toContain('read 2 B 99');
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    update([...talk(1, script).rows]);
    expect(scroller().scrollTop).toBe(206 * 22 - 220);
    scrollTo(1_000);
    expect(screen.getByRole('button', { name: 'Follow' })).toBeTruthy();
    update([...talk(20, script).rows]);
    expect(scroller().scrollTop).toBe(1_000);
    fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
    expect(scroller().scrollTop).toBe(246 * 22 - 220);
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
  });

  it('has no button where all fits', () => {
    const script = hello();
    show(script.rows, { current: script.rows[1]?.row.seq ?? 0 });
    expect(count('[aria-current]')).toBe(1);
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
  });

  it('begins again when somebody scrolls to the end', () => {
    show(talk(100).rows);
    scrollTo(0);
    scrollTo(204 * 22 - 220);
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
  });
});

describe('size', () => {
  it('of lines has three steps, and the place stays', () => {
    show(talk(100).rows);
    const [smaller, larger] = [
      screen.getByRole('button', { name: 'Smaller lines' }),
      screen.getByRole('button', { name: 'Larger lines' }),
    ];
    scrollTo(100 * 22);
    fireEvent.click(larger);
    expect(scroller().scrollTop).toBe(100 * 30);
    expect(larger).toHaveProperty('disabled', true);
    fireEvent.click(smaller);
    fireEvent.click(smaller);
    expect(scroller().scrollTop).toBe(100 * 16);
    expect(smaller).toHaveProperty('disabled', true);
    expect(document.querySelector<HTMLElement>('.ladder-inner')?.style.height).toBe(`${204 * 16}px`);
  });

  it('of a narrow view puts the words between the lifelines', () => {
    show(hello().rows);
    expect(count('.ladder-inside')).toBe(0);
    width = 360;
    act(() => resized());
    expect(count('.ladder-inside')).toBe(1);
    const [left, right] = [...document.querySelectorAll('.ladder-life')].map((life) =>
      Number(life.getAttribute('x1')),
    );
    expect(left).toBeGreaterThan(70);
    expect(right).toBeLessThan(360);
  });
});

describe('the drawing', () => {
  it('has a mark for each step, an arrow for each pair, and three for the handshake', () => {
    show(hello().rows);
    expect(count('.ladder-mark')).toBe(6);
    expect(count('.ladder-hollow')).toBe(1);
    expect(count('.ladder-data')).toBe(1);
    expect(count('.ladder-stub')).toBe(3);
  });

  it('names FIN and RST', () => {
    const script = new Script()
      .open()
      .end('client')
      .peerEnd('server')
      .event('server', 'reset-sent')
      .reset('client');
    show(script.rows);
    expect([...document.querySelectorAll('.ladder-arrow > text')].map((text) => text.textContent)).toEqual([
      'FIN',
      'RST',
    ]);
  });

  it('has a dashed lifeline for an end elsewhere, and arrows to it', () => {
    const script = new Script().event('client', 'connected').write('client', 'abc').read('client', 'xyz');
    show(script.rows, { names: { ...NAMES, server: null } });
    expect(count('.ladder-elsewhere')).toBe(1);
    expect(document.querySelector('.ladder-elsewhere')?.classList).toContain('ladder-server');
    expect(screen.getByText('not in this app')).toBeTruthy();
    expect(count('.ladder-stub > .ladder-head')).toBe(3 + 2);
    // Nobody here knows what was read there.
    expect(list().textContent).not.toContain('not read');
  });

  it('leaves an arrow open for what is not read, and draws none where rows were missed', () => {
    const script = new Script().open().write('client', 'abc');
    const { update } = show(script.rows);
    expect(count('.ladder-stub')).toBe(4);
    expect(count('.ladder-stub > .ladder-head')).toBe(3);
    update([...script.skip('server').write('client', 'def').rows]);
    expect(count('.ladder-stub')).toBe(3);
  });

  it('has arrows that pass through, though both their ends are out of view', () => {
    const script = new Script().open().write('client', 'abc');
    for (let i = 0; i < 200; i++) script.event('server', 'reading-paused');
    script.read('server', 'abc');
    for (let i = 0; i < 200; i++) script.event('server', 'reading-paused');
    show(script.rows);
    expect(count('.ladder-data')).toBe(0);
    scrollTo(100 * 22);
    expect(count('.ladder-data')).toBe(1);
  });

  it('begins in the middle where somebody knows what went before, and has no arrow where nobody does', () => {
    const { rows } = new Script().write('client', 'abc').read('server', 'abc');
    show(rows);
    expect(count('.ladder-data, .ladder-stub')).toBe(0);
    expect(list().textContent).not.toContain('not read');
    cleanup();
    show(rows, { base: { client: { sent: 500 }, server: { received: 500 } } });
    expect(count('.ladder-data')).toBe(1);
  });

  it('takes the colours of the endpoints it is given', () => {
    const { container } = show(hello().rows, { endpoints: { client: 3, server: 5 } });
    const style = container.querySelector<HTMLElement>('.ladder')?.style;
    expect(style?.getPropertyValue('--ladder-client')).toBe('var(--endpoint-3)');
    expect(style?.getPropertyValue('--ladder-server')).toBe('var(--endpoint-5)');
  });
});

describe('ten thousand rows', () => {
  it('cost as many elements as are in view', () => {
    const script = talk(5_000);
    const { container, update } = show(script.rows);
    const most = IN_VIEW + 2 * 6 + 1;
    const inDom = (): number[] => [count('.ladder-line'), count('.ladder-mark'), count('.ladder-data')];
    for (const number of inDom()) expect(number).toBeLessThanOrEqual(most);
    expect(container.querySelectorAll('*').length).toBeLessThan(most * 20);
    for (let i = 0; i < 5; i++) update([...talk(100, script).rows]);
    for (const number of inDom()) expect(number).toBeLessThanOrEqual(most);
    scrollTo(5_000 * 22);
    for (const number of inDom()) expect(number).toBeLessThanOrEqual(most + 1);
    expect(document.querySelector('.ladder-line')?.textContent).toContain('write');
  });

  it('of one write that became all of them draw few arrows at once', () => {
    const script = new Script().open().write('client', '', 9_000);
    for (let i = 0; i < 9_000; i++) script.read('server', 'a');
    show(script.rows);
    for (const top of [0, 4_000 * 22]) {
      scrollTo(top);
      expect(count('.ladder-data')).toBeGreaterThan(10);
      expect(count('.ladder-data')).toBeLessThan(180);
    }
    scrollTo(0);
    expect(step(/write 9,000 B/).textContent).toContain('1 write → 9,000 reads');
  });

  it('draw lines once: what is in view and did not change keeps its elements', () => {
    const script = talk(5_000);
    const { update } = show(script.rows);
    scrollTo(1_000 * 22);
    const before = [...list().children];
    const seen = vi.fn();
    const observer = new MutationObserver(seen);
    observer.observe(list(), { subtree: true, childList: true, attributes: true, characterData: true });
    update([...talk(100, script).rows]);
    expect(observer.takeRecords()).toEqual([]);
    expect([...list().children]).toEqual(before);
    observer.disconnect();
  });

  it('and more are bounded: older ones are said to be missing, and what is looked at stays', () => {
    const script = talk(10_900);
    const { update } = show(script.rows);
    expect(screen.queryByText('Earlier steps are not shown.')).toBeNull();
    scrollTo(15_000 * 22);
    const before = items();
    update([...talk(200, script).rows]);
    expect(screen.getByText('Earlier steps are not shown.')).toBeTruthy();
    expect(items()).toEqual(before);
    expect(
      Number.parseInt(document.querySelector<HTMLElement>('.ladder-inner')?.style.height ?? '', 10),
    ).toBeLessThanOrEqual(22_000 * 22);
  });
});

describe('other rows', () => {
  it('of another wire take the place of the first', () => {
    const { update } = show(talk(10).rows);
    const other = new Script(7).event('server', 'accepted').rows;
    update(other);
    expect(items()).toHaveLength(2);
    update([]);
    expect(screen.getByText('Nothing yet.')).toBeTruthy();
    expect(count('.ladder-line')).toBe(0);
  });
});
