import type { EventRow } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Events } from '../../../renderer/features/events/index';
import type { RowSink, RowSource } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { END, event } from '../../helpers/rows';
import { stubResizeObserver } from '../resizeObserver';

let sink: RowSink | null;
let told: (number | null)[];

const source: RowSource = {
  watch(watching) {
    sink = watching;
    return () => {
      sink = null;
    };
  },
  tap: () => () => undefined,
  drawn: () => undefined,
  read: () => Promise.resolve(ok({ rows: [], firstSeq: 0, nextSeq: 1, rowsBefore: 0, bytesBefore: 0 })),
};

beforeEach(() => {
  told = [];
  stubResizeObserver();
  // jsdom lays nothing out: a virtual list needs a size to fill.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(240);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <Events
          source={source}
          epochMs={0}
          describe={(row) => ({ text: `${row.type} ${row.seq}`, level: 'info' })}
          explain={(row, close) => (
            <button type="button" onClick={close}>
              about {row.type}
            </button>
          )}
          onChosen={(row) => told.push(row?.seq ?? null)}
        />
      </TooltipProvider>
    </I18nextProvider>,
  );
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function bring(...rows: EventRow[]): Promise<void> {
  act(() => sink?.rows(rows, 10));
  await waitFor(() => expect(document.querySelectorAll('.event-line')).toHaveLength(rows.length));
}

it('a chosen event is told, so that its pane can show it, and so is that none is chosen any more', async () => {
  const [accepted, closed] = [event('accepted', END), event('closed', END)];
  await bring(accepted, closed);
  fireEvent.click(screen.getByText(`closed ${closed.seq}`));
  fireEvent.click(screen.getByText(`accepted ${accepted.seq}`));
  expect(told).toEqual([closed.seq, accepted.seq]);
  fireEvent.click(screen.getByRole('button', { name: 'about accepted' }));
  expect(told.at(-1)).toBeNull();
  expect(screen.queryByRole('button', { name: 'about accepted' })).toBeNull();
});

it('with the keyboard the event under the cursor is told on Enter, and then as the cursor moves', async () => {
  const [accepted, closed] = [event('accepted', END), event('closed', END)];
  await bring(accepted, closed);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'ArrowUp' });
  expect(told).toEqual([]);
  fireEvent.keyDown(grid, { key: 'Enter' });
  fireEvent.keyDown(grid, { key: 'ArrowUp' });
  expect(told).toEqual([closed.seq, accepted.seq]);
});
