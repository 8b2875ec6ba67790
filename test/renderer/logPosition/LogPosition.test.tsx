import { ok } from '@shared/contract/result';
import type { SessionState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogPosition } from '../../../renderer/features/logPosition/index';
import { rowAfterKey } from '../../../renderer/features/logPosition/keys';
import { chunk } from '../../helpers/rows';

const translator = createTranslator('en');
let asked: object[];
let shown: number[];
let ends: number;

function element(rows: number, firstRow = 0, pointed: number | null = null) {
  const session = { session: 1, log: { rows, firstRow } } as SessionState;
  const source = {
    read: (range: object) => {
      asked.push(range);
      const row = 'row' in range ? Number(range.row) : 0;
      const found = [chunk('received', 'x', { seq: row * 10, at: row })];
      return Promise.resolve(ok({ rows: found, firstSeq: 0, nextSeq: 0, rowsBefore: row, bytesBefore: 0 }));
    },
  };
  return (
    <I18nextProvider i18n={translator}>
      <LogPosition
        {...{ session, source, pointed }}
        epochMs={0}
        onShow={({ seq }) => shown.push(seq)}
        onEnd={() => void ends++}
      >
        <p>rows</p>
      </LogPosition>
    </I18nextProvider>
  );
}

const scale = () => screen.getByRole('slider', { name: 'Position in the log' });

beforeEach(() => {
  asked = [];
  shown = [];
  ends = 0;
});
afterEach(cleanup);

describe('the scale of a log', () => {
  it('is there only when the log is longer than what a view has', () => {
    const { rerender } = render(element(5_000));
    expect(screen.queryByRole('slider')).toBeNull();
    rerender(element(90_000, 85_000));
    expect(screen.queryByRole('slider')).toBeNull();
    rerender(element(90_000, 100));
    expect(scale().getAttribute('min')).toBe('100');
    expect(scale().getAttribute('aria-valuetext')).toBe('row 90,000 of 90,000');
  });

  it('shows the row it was dragged to, once it rests there', async () => {
    const { rerender } = render(element(100_000));
    for (const value of [10_000, 20_000, 30_000]) fireEvent.change(scale(), { target: { value } });
    await waitFor(() => expect(shown).toEqual([300_000]));
    expect(asked).toEqual([{ row: 30_000 }]);
    rerender(element(100_000, 0, 300_000));
    expect(scale().getAttribute('aria-valuetext')).toMatch(/^row 30,001 of 100,000 · /);
    // Somebody points at another row: the scale says nothing of where that is.
    rerender(element(100_000, 0, 7));
    expect(scale().getAttribute('aria-valuetext')).toBe('row 100,000 of 100,000');
  });

  it('moves by keys, and at its end follows again', async () => {
    render(element(100_000));
    fireEvent.keyDown(scale(), { key: 'Home' });
    await waitFor(() => expect(shown).toEqual([0]));
    fireEvent.keyDown(scale(), { key: 'End' });
    expect(ends).toBe(1);
    expect(asked).toHaveLength(1);
  });
});

it.each([
  ['ArrowUp', 5_000, 4_990],
  ['ArrowDown', 5_000, 5_010],
  ['PageUp', 5_000, 4_500],
  ['PageDown', 9_900, 10_000],
  ['PageUp', 100, 0],
  ['Home', 5_000, 0],
  ['End', 5_000, 10_000],
  ['x', 5_000, null],
])('%s at row %d leads to %j', (key, row, to) => {
  expect(rowAfterKey(key, row, 0, 10_000)).toBe(to);
});
