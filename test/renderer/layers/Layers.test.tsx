import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Layers } from '../../../renderer/features/layers/index';
import { DRAWN, FRAME_BYTES } from '../../../renderer/features/layers/sizes';
import { TooltipProvider } from '../../../renderer/ui/index';

afterEach(cleanup);

function show(language: Language = 'en') {
  const onClose = vi.fn();
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <TooltipProvider>
        <Layers onClose={onClose} />
      </TooltipProvider>
    </I18nextProvider>,
  );
  return { page: screen.getByRole('dialog'), onClose };
}

it('puts the four layers beside the seven they stand for, from the top', () => {
  const { page } = show();
  const stack = within(page).getByRole('table', { name: /^The layers of the network/ });
  const four = within(stack).getAllByRole('rowheader');
  expect(four.map((cell) => [cell.textContent, cell.getAttribute('rowspan')])).toEqual([
    ['APPLICATION', '3'],
    ['TCP · UDP', '1'],
    ['IP (internet)', '1'],
    ['LINK', '2'],
  ]);
  const seven = within(stack)
    .getAllByRole('row')
    .slice(1)
    .map((each) => each.querySelector('td')?.textContent);
  expect(seven.map((name) => name?.[0])).toEqual(['7', '6', '5', '4', '3', '2', '1']);
  expect(seven[3]).toBe('4 transport');
});

it('tells every promise of TCP beside the one of UDP', () => {
  const { page } = show();
  const table = within(page).getByRole('table', { name: /^What TCP and UDP promise/ });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(9);
  for (const row of rows) expect(within(row).getAllByRole('cell')).toHaveLength(2);
  expect(table.textContent).toContain('Arrive as two messages.');
  expect(table.textContent).toContain('No error on a plain socket.');
});

it('says that nothing of it is observed, and closes', () => {
  const { page, onClose } = show();
  expect(page.textContent).toContain('○ An explanation');
  expect(page.textContent).not.toMatch(/[●▲]/);
  fireEvent.click(within(page).getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

describe('one message inside the headers', () => {
  it('grows by the header of each layer: 6, 26, 46 and 64 bytes', () => {
    expect(DRAWN.map(({ bytes }) => bytes)).toEqual([6, 26, 46, 64]);
    expect(FRAME_BYTES).toBe(64);
  });

  it('stands in one column, with no gap and no overlap', () => {
    for (const { row, parts } of DRAWN) {
      const [first] = parts;
      let at = first?.start ?? 0;
      for (const part of parts) {
        expect(part.start, row).toBe(at);
        at += part.bytes;
      }
      expect(parts.find(({ part }) => part === 'message')?.start).toBe(54);
    }
  });
});

it.each(LANGUAGES)('has all its words in %s', (language) => {
  const { page } = show(language);
  expect(page.textContent).not.toMatch(/layers\.|\{\{|undefined/);
});
