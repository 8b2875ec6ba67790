import type { SocketState } from '@shared/contract/state';
import { writeSequenceFile } from '@shared/jobs/sequenceFile';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { RepeatDialog, SequenceDialog } from '../../../renderer/features/jobs/index';
import { jobsPage } from './support';

const page = jobsPage();
const type = (label: string, value: string, within_ = screen.getByRole('dialog')): void =>
  void fireEvent.change(within(within_).getByLabelText(label), { target: { value } });
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

function socket(number: number): SocketState {
  return {
    session: 1,
    socket: number,
    phase: 'open',
    local: null,
    remote: { address: '127.0.0.1', port: 40_000 + number, family: 'IPv4' },
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel: null,
  };
}

describe('the dialog of a repeated message', () => {
  it('starts what was written, and remembers it', async () => {
    const onStart = vi.fn(() => Promise.resolve(null));
    const onClose = vi.fn();
    const { unmount } = page.show(<RepeatDialog sockets={null} onClose={onClose} onStart={onStart} />);
    type('Message', 'ping {{counter}}');
    type('Line ending', 'crlf');
    type('Every (ms)', '250');
    fireEvent.click(screen.getByLabelText('Until it is stopped'));
    type('How often', '3');
    press('Start repeating');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const message = { text: 'ping {{counter}}', mode: 'text', encoding: 'utf-8', ending: 'crlf' };
    expect(onStart).toHaveBeenCalledWith('all', { message, everyMs: 250, count: 3 });
    unmount();
    page.show(<RepeatDialog sockets={null} onClose={onClose} onStart={onStart} />);
    expect(screen.getByLabelText('Message')).toHaveProperty('value', 'ping {{counter}}');
    expect(screen.getByLabelText('How often')).toHaveProperty('value', '3');
  });

  it('says beside the field what is wrong, and starts nothing', async () => {
    const onStart = vi.fn(() => Promise.resolve(null));
    page.show(<RepeatDialog sockets={null} onClose={vi.fn()} onStart={onStart} />);
    type('Message', '{{nonsense}}');
    expect(screen.getByRole('alert').textContent).toContain('{{nonsense}}');
    type('Message', 'abc');
    type('Input mode', 'hex');
    expect(screen.getByRole('alert')).toBeTruthy();
    type('Input mode', 'text');
    expect(screen.queryByRole('alert')).toBeNull();
    type('Every (ms)', '0');
    press('Start repeating');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('from 1 to'));
    expect(onStart).not.toHaveBeenCalled();
  });

  it('of a server asks for whom, and shows why it was refused', async () => {
    const onStart = vi.fn(() => Promise.resolve('32 jobs are running already'));
    page.show(<RepeatDialog sockets={[socket(1), socket(4)]} onClose={vi.fn()} onStart={onStart} />);
    type('Message', 'x');
    type('To', '4');
    press('Start repeating');
    expect((await screen.findByRole('alert')).textContent).toContain('32 jobs');
    expect(onStart).toHaveBeenCalledWith(4, expect.anything());
  });
});

describe('the dialog of a sequence', () => {
  const onStart = vi.fn(() => Promise.resolve(null));
  const show = () => page.show(<SequenceDialog sockets={[socket(1)]} onClose={vi.fn()} onStart={onStart} />);
  const step = (n: number) => screen.getByRole('listitem', { name: `Step ${n}` });
  const kinds = () => screen.queryAllByRole('listitem').map((each) => each.textContent?.slice(0, 5));

  it('adds, moves, deletes and brings back steps', () => {
    show();
    expect(screen.getByRole('dialog').textContent).toContain('No step yet');
    press('Add a send');
    press('Add a wait');
    type('Message', 'hello', step(1));
    expect(kinds()).toEqual(['1Send', '2Wait']);
    press('Move step 2 up');
    expect(kinds()).toEqual(['1Wait', '2Send']);
    press('Delete step 2');
    expect(kinds()).toEqual(['1Wait']);
    press('Undo');
    expect(kinds()).toEqual(['1Wait', '2Send']);
    expect(within(step(2)).getByLabelText('Message')).toHaveProperty('value', 'hello');
  });

  it('says what is wrong at which step', async () => {
    show();
    press('Start sequence');
    expect(await screen.findByText('Give it a name.')).toBeTruthy();
    expect(screen.getByText('Add at least one step.')).toBeTruthy();
    press('Add a wait');
    type('What', '(?=x)', step(1));
    expect(within(step(1)).getByRole('alert').textContent).toContain('Look-around');
    type('What', 'done$', step(1));
    expect(within(step(1)).getByRole('alert').textContent).toContain('a stream has no end');
    type('Kind', 'hex', step(1));
    expect(within(step(1)).getByRole('alert').textContent).toContain('hex digits');
    expect(onStart).not.toHaveBeenCalled();
  });

  it('starts, is kept under its name, and can be deleted and brought back', async () => {
    const { unmount } = show();
    type('Name', 'greet');
    press('Add a wait');
    type('What', 'ok', step(1));
    press('Start sequence');
    await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
    const steps = [{ do: 'wait', for: { kind: 'regex', text: 'ok' }, timeoutMs: 5_000, otherwise: 'stop' }];
    expect(onStart).toHaveBeenCalledWith(1, { name: 'greet', rounds: 1, steps });
    unmount();
    show();
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'greet');
    press('Delete this sequence');
    expect(localStorage.getItem('bothends.jobs.sequences')).toBe('[]');
    press('Undo');
    expect(localStorage.getItem('bothends.jobs.sequences')).toContain('greet');
    expect(kinds()).toEqual(['1Wait']);
  });

  it('reads a file, and says what is wrong with one', async () => {
    show();
    const choose = (text: string): void => {
      const input = document.querySelector('input[type=file]');
      if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
      const file = Object.assign(new File([text], 's.json'), { text: () => Promise.resolve(text) });
      fireEvent.change(input, { target: { files: [file] } });
    };
    choose('no json');
    expect((await screen.findByRole('alert')).textContent).toContain('no JSON');
    const sequence = {
      name: 'from a file',
      rounds: 2,
      steps: [
        {
          do: 'send' as const,
          delayMs: 7,
          message: { text: 'x', mode: 'text' as const, encoding: 'utf-8' as const, ending: 'lf' as const },
        },
      ],
    };
    choose(writeSequenceFile(sequence));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveProperty('value', 'from a file'));
    expect(within(step(1)).getByLabelText('Delay before (ms)')).toHaveProperty('value', '7');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
