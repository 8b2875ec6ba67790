// @vitest-environment jsdom

import { ok } from '@shared/contract/result';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  FileQueue,
  type TransferState,
  Transfers,
  useFileDrop,
} from '../../../renderer/features/sendFile/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

const queue = new FileQueue({
  sockets: () => [1],
  send: () => Promise.resolve(ok({ waiting: 0, lost: [] })),
  now: () => 0,
});
const STATE: TransferState = {
  id: 1,
  session: 1,
  to: 'all',
  file: new File([new Uint8Array(4_000_000)], 'a.bin'),
  phase: 'sending',
  taken: 1_000_000,
  queued: 0,
  rate: 1_000_000,
  isStalled: false,
  lost: 0,
  ms: 0,
  error: null,
};

function show(more: Partial<TransferState>): HTMLElement {
  cleanup();
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <Transfers queue={queue} transfers={[{ ...STATE, ...more }]} />
      </TooltipProvider>
    </I18nextProvider>,
  );
  return screen.getByRole('listitem');
}
const verbs = (): string[] =>
  screen.getAllByRole('button').map((each) => each.getAttribute('aria-label') ?? '');

beforeEach(() => stubResizeObserver());
afterEach(cleanup);

describe('a file on its way', () => {
  it('tells how far it is, how fast, and how long it will take', () => {
    expect(show({}).textContent).toContain('1 MB of 4 MB · 1 MB/s · 3 s left');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('1000000');
    expect(verbs()).toEqual(['Pause a.bin', 'Cancel a.bin']);
  });

  it.each<[Partial<TransferState>, string, string[]]>([
    [{ rate: null }, '1 MB of 4 MB', ['Pause a.bin', 'Cancel a.bin']],
    [{ isStalled: true }, 'the other end does not read', ['Pause a.bin', 'Cancel a.bin']],
    [{ phase: 'waiting' }, 'waits for its turn', ['Cancel a.bin']],
    [{ phase: 'paused' }, 'paused at 1 MB of 4 MB', ['Go on with a.bin', 'Cancel a.bin']],
    [{ phase: 'done', ms: 2_000 }, 'sent: 4,000,000 B in 2 s (2 MB/s)', ['Dismiss a.bin']],
    [{ phase: 'done', lost: 2 }, '2 connections ended before', ['Dismiss a.bin']],
    [
      { phase: 'cancelled', queued: 7 },
      'taken 1,000,000 B of 4,000,000 B; 7 B more are in the queue',
      ['Send a.bin again', 'Dismiss a.bin'],
    ],
    [
      { phase: 'failed', error: { code: 'SENDING_ENDED', message: '', explanation: 'sending-ended' } },
      'at least 1,000,000 B of 4,000,000 B.',
      ['Send a.bin again', 'Dismiss a.bin'],
    ],
    [{ phase: 'failed' }, 'Nobody is connected', ['Send a.bin again', 'Dismiss a.bin']],
    [{ phase: 'unread' }, 'Choose it again.', ['Send a.bin again', 'Dismiss a.bin']],
  ])('%j says %s', (more, words, offered) => {
    expect(show(more).textContent).toContain(words);
    expect(verbs()).toEqual(offered);
  });

  it('is read out when it failed', () => {
    show({ phase: 'unread' });
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('dropping', () => {
  const dropped = vi.fn<(files: readonly File[]) => void>();

  function Target() {
    const ref = useRef<HTMLDivElement>(null);
    const isOver = useFileDrop(ref, dropped);
    return (
      <div ref={ref} data-testid="pane">
        {isOver ? 'over' : 'idle'}
      </div>
    );
  }
  const pane = (): HTMLElement => screen.getByTestId('pane');
  const file = new File(['x'], 'x.txt');
  const carrying = { dataTransfer: { types: ['Files'], files: [file], dropEffect: 'none' } };

  it('takes files, shows that it would, and leaves other things alone', () => {
    render(<Target />);
    expect(fireEvent.dragOver(pane(), { dataTransfer: { types: ['text/plain'] } })).toBe(true);
    expect(pane().textContent).toBe('idle');
    // Handled: the browser does not open the file.
    expect(fireEvent.dragOver(pane(), carrying)).toBe(false);
    expect(pane().textContent).toBe('over');
    act(() => void fireEvent.dragLeave(pane()));
    expect(pane().textContent).toBe('idle');
    fireEvent.dragOver(pane(), carrying);
    expect(fireEvent.drop(pane(), carrying)).toBe(false);
    expect(dropped).toHaveBeenCalledExactlyOnceWith([file]);
    expect(pane().textContent).toBe('idle');
  });
});
