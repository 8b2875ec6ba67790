import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { JobsStatus, JobsStrip } from '../../../renderer/features/jobs/index';
import { CHECK, jobsPage, REPEAT, SEQUENCE } from './support';

const page = jobsPage();

function show() {
  const verbs = { onStop: vi.fn(), onDismiss: vi.fn(), onShowCheck: vi.fn() };
  page.show(<JobsStrip session={1} {...verbs} />);
  return verbs;
}

it('is not there without jobs of the session', () => {
  show();
  expect(screen.queryByRole('list')).toBeNull();
  act(() => page.tell([{ ...REPEAT, session: 2 }]));
  expect(screen.queryByRole('list')).toBeNull();
});

it('says what each job is, how it goes, and stops it', () => {
  const { onStop, onShowCheck } = show();
  act(() => page.tell([REPEAT, SEQUENCE, CHECK]));
  const lines = within(screen.getByRole('list', { name: 'Jobs' })).getAllByRole('listitem');
  expect(lines.map((line) => line.textContent)).toEqual([
    'Repeat “ping”runningevery 1.5 s · 12 sent',
    'Sequence “log in”runninground 2 of 3 · step 3 of 4 · 1 × not in timeSteps',
    'Echo checkrunning65 % · 650 kB of 1 MBShow',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Stop: Sequence “log in”' }));
  expect(onStop).toHaveBeenCalledWith(2);
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(onShowCheck).toHaveBeenCalledOnce();
});

it('tells what was left out, and why it ended', () => {
  const { onDismiss } = show();
  act(() => page.tell([{ ...REPEAT, outcome: 'closed', count: 50, missed: 3, skipped: 2, nobody: 1 }]));
  expect(screen.getByRole('list').textContent).toContain(
    'ended: the connection closedevery 1.5 s · 12 of 50 sent · 3 skipped: too late · 2 skipped: queue full · 1 to nobody',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Remove: Repeat “ping”' }));
  expect(onDismiss).toHaveBeenCalledWith(1);
});

it('shows each step of a sequence with what it found', () => {
  show();
  act(() => page.tell([SEQUENCE]));
  fireEvent.click(screen.getByRole('button', { name: 'Steps' }));
  const steps = within(screen.getByRole('list', { name: 'Steps of “log in”' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual([
    expect.stringMatching(/^done\d\d:\d\d:\d\d\.\d{3}6 B sent$/),
    expect.stringMatching(/^done.*found 4 B:OK␍␊$/),
    'now',
    'not yet',
  ]);
});

it('counts running jobs of all sessions in the status bar, and stops them', () => {
  const onStopAll = vi.fn();
  page.show(<JobsStatus keys="Ctrl+B" onStopAll={onStopAll} />);
  expect(screen.queryByRole('button')).toBeNull();
  act(() => page.tell([REPEAT, { ...SEQUENCE, session: 2 }, { ...CHECK, outcome: 'done' }]));
  const button = screen.getByRole('button', { name: '2 jobs running' });
  expect(button.title).toBe('Stop all jobs (Ctrl+B)');
  fireEvent.click(button);
  expect(onStopAll).toHaveBeenCalledOnce();
});
