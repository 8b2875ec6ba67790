import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chosen,
  count,
  hello,
  items,
  resize,
  scroller,
  scrollTo,
  setUp,
  show,
  step,
  talk,
  tearDown,
} from './ladderPage';
import { Script } from './ladderRows';

beforeEach(setUp);
afterEach(tearDown);

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
  it('by a click tells the side, the row, and what it came from', () => {
    const { rows } = hello();
    show(rows);
    fireEvent.click(step(/read 6 B/));
    expect(chosen).toEqual([['server', rows[4]?.row, rows[3]?.row]]);
    fireEvent.click(step(/handshake/));
    expect(chosen[1]).toEqual(['server', rows[1]?.row, null]);
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

  it('goes on when the box changes its size, though that scrolls before it is measured', () => {
    show(talk(100).rows);
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(440);
    scrollTo(204 * 22 - 440);
    act(() => resize(1_000));
    expect(screen.queryByRole('button', { name: 'Follow' })).toBeNull();
    expect(scroller().scrollTop).toBe(204 * 22 - 440);
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
    act(() => resize(360));
    expect(count('.ladder-inside')).toBe(1);
    const [left, right] = [...document.querySelectorAll('.ladder-life')].map((life) =>
      Number(life.getAttribute('x1')),
    );
    expect(left).toBeGreaterThan(70);
    expect(right).toBeLessThan(360);
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
