import { createTranslator } from '@shared/i18n/index';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EchoCheckDialog } from '../../../renderer/features/echoCheck/index';
import { drawPlot, PLOT, tableRows } from '../../../renderer/features/echoCheck/plot';
import { CHECK_DEFAULTS, readCheck } from '../../../renderer/features/echoCheck/values';
import { CHECK, jobsPage } from '../jobs/support';

const page = jobsPage();

function show() {
  const verbs = { onClose: vi.fn(), onStart: vi.fn(() => Promise.resolve(null)), onStop: vi.fn() };
  page.show(<EchoCheckDialog session={1} {...verbs} />);
  return verbs;
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('the echo check', () => {
  it('starts what was asked for', () => {
    const { onStart } = show();
    expect(screen.getByRole('dialog').textContent).toContain('No check yet');
    fireEvent.change(screen.getByLabelText('Size'), { target: { value: '2G' } });
    fireEvent.change(screen.getByLabelText('Rate (bytes/s)'), { target: { value: '10M' } });
    press('Start check');
    expect(onStart).toHaveBeenCalledWith({
      size: 2 ** 31,
      chunk: 65_536,
      rate: 10 * 2 ** 20,
      window: null,
      silenceMs: 10_000,
    });
  });

  it('says what is wrong beside the field', () => {
    const { onStart } = show();
    fireEvent.change(screen.getByLabelText('Bytes of one write'), { target: { value: '2M' } });
    press('Start check');
    expect(screen.getByRole('alert').textContent).toContain('1 to 1M');
    expect(onStart).not.toHaveBeenCalled();
  });

  it('shows how it goes, and stops it', () => {
    const { onStop } = show();
    act(() => page.tell([CHECK]));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('65 % of 1 MB came back right');
    expect(dialog.textContent).toContain('every byte so far is right');
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 650_000);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'Round trips: half within 0.9 ms, 90 % within 1.4 ms, 99 % within 7 ms, the longest 7.5 ms',
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Up toChunksShare',
      '0.5 ms5050 %',
      '1 ms4949 %',
      '8.2 ms11 %',
    ]);
    press('Stop check');
    expect(onStop).toHaveBeenCalledWith(3);
  });

  it('shows the first difference with the bytes around it', () => {
    show();
    const difference = { offset: 18, from: 2, expected: '00'.repeat(32), actual: `${'00'.repeat(16)}ff00` };
    act(() => page.tell([{ ...CHECK, outcome: 'failed', problem: 'difference', difference, endedAt: 9 }]));
    expect(screen.getByRole('alert').textContent).toContain('Byte 18 came back wrong');
    const table = screen.getByRole('table', { name: 'The first difference' });
    // What came back wrong, and what did not come at all.
    expect([...table.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('FF');
    expect(within(table).getAllByRole('row')).toHaveLength(3);
  });

  it.each([
    ['excess', 'More came back'],
    ['disturbed', 'Something else was sent'],
    ['lost', '50,000 B of what was sent is missing'],
    ['silence', 'Nothing came back for 10 s. 50,000 B still under way.'],
  ] as const)('says what to do about %s', (problem, words) => {
    show();
    act(() => page.tell([{ ...CHECK, outcome: 'failed', problem, endedAt: 9 }]));
    expect(screen.getByRole('alert').textContent).toContain(words);
  });
});

describe('the plot', () => {
  it('keeps everything inside, wherever the times are', () => {
    for (const buckets of [
      [[0, 1]],
      [[240, 5]],
      CHECK.buckets,
      [
        [0, 1],
        [240, 1_000_000],
      ],
    ] as const) {
      const plot = drawPlot(buckets);
      expect(plot?.bars).toHaveLength(buckets.length);
      for (const { x, y, width, height } of plot?.bars ?? []) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(PLOT.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + height).toBeLessThanOrEqual(PLOT.height);
        expect(height).toBeGreaterThanOrEqual(2);
      }
      expect(plot?.ticks.length).toBeLessThanOrEqual(10);
      for (const { x } of plot?.ticks ?? []) expect(x).toBeLessThanOrEqual(PLOT.width);
    }
    expect(drawPlot([])).toBeNull();
  });

  it('and the table count every chunk', () => {
    expect(tableRows(CHECK.buckets).reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });
});

describe('what is typed for a check', () => {
  const { t } = createTranslator('en');
  it.each([
    ['size', '0'],
    ['size', ''],
    ['chunk', '2M'],
    ['rate', 'fast'],
    ['window', '-1'],
    ['silence', '0'],
  ] as const)('%s %j is refused', (field, value) => {
    const read = readCheck({ ...CHECK_DEFAULTS, [field]: value }, t);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(Object.keys(read.error)).toEqual([field]);
  });
});
