import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  count,
  hello,
  IN_VIEW,
  items,
  list,
  NAMES,
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
