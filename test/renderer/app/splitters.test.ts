import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSplitters, moveSplitter } from '../../../renderer/app/dock/splitters';

/** A dock 1000 × 500 px with one boundary at 400; what a pointer would do to it is written down. */
let sash: HTMLElement;
let dragged: string[];
const box = (x: number, y: number, width: number, height: number) => () => new DOMRect(x, y, width, height);

function open(direction: 'dv-horizontal' | 'dv-vertical'): void {
  document.body.innerHTML = `<div class="dv-split-view-container ${direction}"><div class="dv-sash"></div></div>`;
  const [container, found] = [document.querySelector('div'), document.querySelector<HTMLElement>('.dv-sash')];
  if (container === null || found === null) throw new Error('no boundary');
  sash = found;
  container.getBoundingClientRect = box(0, 0, 1000, 500);
  sash.getBoundingClientRect = direction === 'dv-horizontal' ? box(398, 0, 4, 500) : box(0, 98, 1000, 4);
}

const note = (event: Event): void => {
  if (event instanceof MouseEvent) dragged.push(`${event.type} ${event.clientX},${event.clientY}`);
};
const POINTER = ['pointerdown', 'pointermove', 'pointerup'];

beforeEach(() => {
  dragged = [];
  for (const type of POINTER) document.addEventListener(type, note);
});
afterEach(() => {
  for (const type of POINTER) document.removeEventListener(type, note);
  document.body.innerHTML = '';
});

function press(key: string, more: KeyboardEventInit = {}): boolean {
  let moved = false;
  const listen = (event: KeyboardEvent): void => {
    moved = moveSplitter(event);
  };
  document.addEventListener('keydown', listen, { once: true });
  sash.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return moved;
}

describe('a boundary between panes', () => {
  it('is a separator that says where it stands', () => {
    open('dv-horizontal');
    describeSplitters(document, 'Boundary');
    expect(sash.role).toBe('separator');
    expect(sash.tabIndex).toBe(0);
    expect([sash.ariaLabel, sash.ariaOrientation, sash.ariaValueNow]).toEqual(['Boundary', 'vertical', '40']);
    open('dv-vertical');
    describeSplitters(document, 'Boundary');
    expect([sash.ariaOrientation, sash.ariaValueNow]).toEqual(['horizontal', '20']);
  });

  it('is dragged by the arrows along it, and to its ends', () => {
    open('dv-horizontal');
    expect(press('ArrowRight')).toBe(true);
    expect(dragged).toEqual(['pointerdown 398,0', 'pointermove 422,0', 'pointerup 398,0']);
    dragged = [];
    expect(press('Home')).toBe(true);
    expect(dragged[1]).toBe('pointermove -99602,0');
    open('dv-vertical');
    dragged = [];
    expect(press('ArrowUp')).toBe(true);
    expect(dragged[1]).toBe('pointermove 0,74');
  });

  it('leaves all other keys alone', () => {
    open('dv-horizontal');
    expect(press('ArrowUp')).toBe(false);
    expect(press('ArrowLeft', { ctrlKey: true })).toBe(false);
    expect(press('a')).toBe(false);
    sash.className = 'something-else';
    expect(press('ArrowLeft')).toBe(false);
    expect(dragged).toEqual([]);
  });
});
