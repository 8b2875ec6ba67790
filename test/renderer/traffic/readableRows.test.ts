import { Terminal } from '@xterm/xterm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { Painter } from '../../../renderer/features/traffic/view/painter';
import { ReadableRows } from '../../../renderer/features/traffic/view/readableRows';
import { RowCursor } from '../../../renderer/features/traffic/view/rowCursor';
import { chunk, context } from '../../helpers/rows';

// A real xterm without a screen: parser and buffer are what the list is made of.
let term: Terminal;
let painter: Painter;
let cursor: RowCursor;
let element: HTMLElement;
let list: ReadableRows;

beforeEach(() => {
  term = new Terminal({ cols: 60, rows: 10, scrollback: 500, allowProposedApi: true });
  painter = new Painter(term, context());
  cursor = new RowCursor(term, painter);
  element = document.createElement('div');
  list = new ReadableRows(element, term, painter, cursor);
  cursor.onPlaced = () => list.moved();
});
afterEach(() => {
  vi.useRealTimers();
  list.dispose();
  term.dispose();
});

const append = (...rows: ViewRow[]): Promise<void> => new Promise((done) => painter.append(rows, done));
const items = (): Element[] => [...element.children];
const current = (): string | null => {
  const id = element.getAttribute('aria-activedescendant');
  return items().find((item) => item.id === id)?.textContent ?? null;
};

describe('the rows as a list', () => {
  it('are options in words, one a row', async () => {
    await append(chunk('received', 'hello\n'), chunk('sent', 'y'.repeat(100)));
    list.changed();
    expect(items().map((item) => item.role)).toEqual(['option', 'option']);
    expect(items()[0]?.textContent).toMatch(/^received 6 B: hello LF/);
  });

  it('stay the same elements while their row is there, so that nothing is read twice', async () => {
    await append(chunk('received', 'one'));
    list.changed();
    const [first] = items();
    vi.useFakeTimers();
    list.changed();
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    await append(chunk('received', 'two'));
    cursor.place(painter.rows.at(-1) ?? null);
    expect(items()).toHaveLength(2);
    expect(items()[0]).toBe(first);
  });

  it('point to the row of the cursor, and to none without one', async () => {
    await append(chunk('received', 'one'), chunk('received', 'two'));
    list.changed();
    expect(current()).toBeNull();
    cursor.move(1);
    expect(current()).toContain('two');
    cursor.move(-1);
    expect(current()).toContain('one');
    expect(items().map((item) => item.ariaSelected)).toEqual(['true', 'false']);
    cursor.place(null);
    expect(current()).toBeNull();
    expect(items().map((item) => item.ariaSelected)).toEqual(['false', 'false']);
  });

  it('are those around the view, however many there are, and follow the cursor to the others', async () => {
    await append(...Array.from({ length: 400 }, (_, i) => chunk('received', `row ${i}.`)));
    list.changed();
    expect(items().length).toBeLessThan(100);
    expect(items().at(-1)?.textContent).toContain('row 399.');
    cursor.jump('start');
    expect(current()).toContain('row 0.');
    expect(items().length).toBeLessThan(200);
    cursor.jump('end');
    expect(current()).toContain('row 399.');
  });

  it('are not written anew more than twice a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    list.changed();
    vi.useRealTimers();
    await append(chunk('received', 'soon'));
    list.changed();
    expect(items()).toHaveLength(0);
  });
});
