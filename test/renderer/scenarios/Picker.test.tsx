import { createTranslator } from '@shared/i18n/index';
import { SCENARIO_IDS } from '@shared/scenarios/outlines';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Picker } from '../../../renderer/features/scenarios/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

beforeEach(() => {
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  stubResizeObserver();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const onChoose = vi.fn();
  const onClose = vi.fn();
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <Picker running="backlog" onChoose={onChoose} onClose={onClose} />
      </TooltipProvider>
    </I18nextProvider>,
  );
  return { onChoose, onClose, input: screen.getByRole('combobox') };
}

const chosen = () => screen.getByRole('option', { selected: true });

it('lists the whole course by number, and marks what runs', () => {
  show();
  const options = screen.getAllByRole('option');
  expect(options).toHaveLength(SCENARIO_IDS.length);
  expect(options[0]?.textContent).toMatch(/^1Hello World/);
  expect(options.filter((option) => option.textContent?.includes('running'))).toEqual([options[2]]);
});

it('is used with arrows and Enter', () => {
  const { onChoose, input } = show();
  expect(document.activeElement).toBe(input);
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  expect(chosen().textContent).toMatch(/^3/);
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onChoose).toHaveBeenCalledWith('backlog');
});

it('finds what is typed, in titles and in what is learned', () => {
  const { onChoose, input } = show();
  fireEvent.change(input, { target: { value: 'greeting nothing like it' } });
  expect(screen.queryAllByRole('option')).toHaveLength(0);
  expect(screen.getByText('No such scenario.')).toBeTruthy();
  fireEvent.change(input, { target: { value: 'KEEPALIVE' } });
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onChoose).toHaveBeenCalledWith('keepalive');
});

it('closes with Escape', () => {
  const { onClose, input } = show();
  fireEvent.keyDown(input, { key: 'Escape' });
  expect(onClose).toHaveBeenCalled();
});
