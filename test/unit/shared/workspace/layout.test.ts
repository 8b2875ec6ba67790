import { type Layout, layoutSchema, panelNumber, renumber } from '@shared/workspace/layout';
import { describe, expect, it } from 'vitest';

const leaf = (views: string[], activeView?: string) => ({
  type: 'leaf' as const,
  size: 100,
  data: { id: views.join(), views, ...(activeView !== undefined && { activeView }) },
});
const branch = (...data: unknown[]) => ({ type: 'branch', data });

function layout(root: unknown, ...panels: string[]): Layout {
  return layoutSchema.parse({
    grid: { root, width: 9, height: 9, orientation: 'HORIZONTAL' },
    panels: Object.fromEntries(panels.map((id) => [id, { id, contentComponent: 'session' }])),
    activeGroup: '1',
  });
}

describe('numbers of panels', () => {
  it('are in the names of sessions alone', () => {
    expect(panelNumber('session-12')).toBe(12);
    expect(
      ['events', 'session-', 'session-0', 'session-1x', `session-${'9'.repeat(30)}`].map(panelNumber),
    ).toEqual([null, null, null, null, null]);
  });
});

describe('an arrangement under other numbers', () => {
  const before = layout(
    branch(leaf(['session-3', 'session-5'], 'session-5'), branch(leaf(['session-8']), leaf(['events']))),
    'session-3',
    'session-5',
    'session-8',
    'events',
  );

  it('has them in groups, in front and in the list', () => {
    const after = renumber(before, (old) => old * 10);
    expect(after).toEqual(
      layout(
        branch(
          {
            ...leaf(['session-30', 'session-50'], 'session-50'),
            data: {
              id: 'session-3,session-5',
              views: ['session-30', 'session-50'],
              activeView: 'session-50',
            },
          },
          branch(
            { ...leaf(['session-80']), data: { id: 'session-8', views: ['session-80'] } },
            leaf(['events']),
          ),
        ),
        'session-30',
        'session-50',
        'session-80',
        'events',
      ),
    );
  });

  it('goes back to what it was', () => {
    const there = renumber(before, (old) => old + 1);
    expect(there && renumber(there, (old) => old - 1)).toEqual(before);
  });

  it('leaves out what has no number any more, and what is empty then', () => {
    const after = renumber(before, (old) => (old === 3 ? 1 : null));
    expect(after?.grid.root).toEqual(
      branch(
        {
          ...leaf(['session-1']),
          data: { id: 'session-3,session-5', views: ['session-1'], activeView: 'session-1' },
        },
        branch(leaf(['events'])),
      ),
    );
    expect(Object.keys(after?.panels ?? {})).toEqual(['session-1', 'events']);
  });

  it('is none when nothing is left', () => {
    expect(renumber(layout(branch(leaf(['session-1'])), 'session-1'), () => null)).toBeNull();
  });

  it('is refused when it is none, or larger than any window has', () => {
    expect(layoutSchema.safeParse({ grid: { root: leaf([]) }, panels: {} }).success).toBe(false);
    const large = { grid: { root: leaf(['x'.repeat(200_000)]) }, panels: {} };
    expect(layoutSchema.safeParse(large).success).toBe(false);
  });
});
