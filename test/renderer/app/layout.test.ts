// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { keepLayout, panelOf, readLayout, sessionOf } from '../../../renderer/app/dock/layout';
import { type PlacedPanel, placeFor } from '../../../renderer/app/dock/place';

const leaf = (id: string, ...views: string[]) => ({
  type: 'leaf',
  size: 100,
  data: { id, views, activeView: views[0] },
});
const panel = (id: string) => ({ id, contentComponent: sessionOf(id) === null ? id : 'session', title: 'x' });
const layout = {
  grid: {
    root: { type: 'branch', data: [leaf('1', 'session-1'), leaf('2', 'session-2', 'events')] },
    width: 800,
    height: 600,
    orientation: 'HORIZONTAL',
  },
  panels: { 'session-1': panel('session-1'), 'session-2': panel('session-2'), events: panel('events') },
  activeGroup: '1',
};

function stored(value: unknown) {
  return { getItem: () => (typeof value === 'string' ? value : JSON.stringify(value)) };
}

describe('a kept layout', () => {
  it('comes back for its engine only', () => {
    let text = '';
    const storage = {
      setItem(_key: string, value: string) {
        text = value;
      },
    };
    keepLayout(storage, 'e1', layout);
    expect(readLayout(stored(text), 'e1')).toEqual(layout);
    expect(readLayout(stored(text), 'e2')).toBeNull();
  });

  it.each<[string, unknown]>([
    ['of another shape', 3],
    [
      'a panel of an unknown kind',
      { ...layout, panels: { ...layout.panels, 'session-1': { id: 'session-1', contentComponent: 'x' } } },
    ],
    [
      'with a panel that is nowhere',
      { ...layout, panels: { ...layout.panels, 'session-9': panel('session-9') } },
    ],
    ['with a view without a panel', { ...layout, panels: { 'session-1': panel('session-1') } }],
    [
      'a panel in two places',
      {
        ...layout,
        grid: {
          ...layout.grid,
          root: { type: 'branch', data: [leaf('1', 'session-1'), leaf('2', 'session-1')] },
        },
      },
    ],
    ['with a floating group', { ...layout, floatingGroups: [] }],
    ['with a strange name', { ...layout, panels: { 'session-0': panel('session-0') } }],
  ])('is refused when it is %s', (_name, value) => {
    expect(readLayout(stored({ engine: 'e1', layout: value }), 'e1')).toBeNull();
  });

  it.each(['null', '{', '[]'])('is nothing when the storage holds %s', (text) => {
    expect(readLayout(stored(text), 'e1')).toBeNull();
  });

  it('survives a storage that refuses', () => {
    const full = {
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepLayout(full, 'e', {})).not.toThrow();
  });
});

it('names panels after sessions', () => {
  expect(sessionOf(panelOf(12))).toBe(12);
  expect(sessionOf('events')).toBeNull();
  expect(sessionOf('session-01')).toBeNull();
});

describe('placeFor', () => {
  const wide = { width: 1_280, height: 800 };
  const at = (id: string, kind: PlacedPanel['kind'], group = id): PlacedPanel => ({ id, kind, group });

  it('puts servers left and clients right', () => {
    expect(placeFor('server', [], null, wide)).toEqual({ how: 'first' });
    expect(placeFor('client', [at('s', 'server')], 's', wide)).toEqual({
      how: 'edge',
      direction: 'right',
    });
    expect(placeFor('server', [at('c', 'client')], 'c', wide)).toEqual({
      how: 'edge',
      direction: 'left',
    });
    expect(placeFor('client', [at('s', 'server'), at('e', 'tool')], 's', wide)).toEqual({
      how: 'beside',
      panel: 's',
      direction: 'right',
    });
  });

  it('stacks clients while they fit, then makes tabs; further servers are tabs', () => {
    const one = [at('s', 'server'), at('a', 'client')];
    expect(placeFor('client', one, 'a', wide)).toEqual({ how: 'beside', panel: 'a', direction: 'below' });
    const two = [...one, at('b', 'client')];
    expect(placeFor('client', two, 'a', wide)).toEqual({ how: 'beside', panel: 'b', direction: 'below' });
    const three = [...two, at('c', 'client')];
    expect(placeFor('client', three, 'a', wide)).toEqual({ how: 'within', panel: 'c' });
    expect(placeFor('server', one, 'a', wide)).toEqual({ how: 'within', panel: 's' });
  });

  it('stacks fewer clients where their headers take more lines, and never more than three', () => {
    const one = [at('s', 'server'), at('a', 'client')];
    const two = [...one, at('b', 'client')];
    const three = [...two, at('c', 'client')];
    const slim = { width: 900, height: 800 };
    expect(placeFor('client', one, 'a', slim)).toEqual({ how: 'beside', panel: 'a', direction: 'below' });
    expect(placeFor('client', two, 'a', slim)).toEqual({ how: 'within', panel: 'b' });
    const high = { width: 1_280, height: 3_000 };
    expect(placeFor('client', two, 'a', high)).toEqual({ how: 'beside', panel: 'b', direction: 'below' });
    expect(placeFor('client', three, 'a', high)).toEqual({ how: 'within', panel: 'c' });
  });

  it('makes tabs in a narrow window', () => {
    const narrow = { width: 480, height: 800 };
    expect(placeFor('client', [at('s', 'server')], 's', narrow)).toEqual({ how: 'within', panel: 's' });
    expect(placeFor('tool', [at('s', 'server')], 's', narrow)).toEqual({ how: 'within', panel: 's' });
  });

  it('puts the events below everything, and panes above lonely events', () => {
    expect(placeFor('tool', [at('s', 'server')], 's', wide)).toEqual({ how: 'edge', direction: 'below' });
    expect(placeFor('server', [at('events', 'tool')], 'events', wide)).toEqual({
      how: 'beside',
      panel: 'events',
      direction: 'above',
    });
  });
});
