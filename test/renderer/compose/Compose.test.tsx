// @vitest-environment jsdom
import { decodeUtf8 } from '@shared/bytes/utf8';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { SocketState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Compose, type ComposeHandle, type ComposeProps } from '../../../renderer/features/compose/index';
import { stubResizeObserver } from '../resizeObserver';

const socket = (n: number): SocketState => ({
  session: 1,
  socket: n,
  phase: 'open',
  local: null,
  remote: { address: '127.0.0.1', port: 40_000 + n, family: 'IPv4' },
  openedAt: 0,
  bytesIn: 0,
  bytesOut: 0,
  queued: 0,
  readingPaused: false,
  kernel: null,
});

let sent: { to: number | 'all'; text: string; size: number }[];
let answer: () => Promise<Result<unknown, ErrorInfo>>;
const translator = createTranslator('en');

function element(props: Partial<ComposeProps> = {}) {
  return (
    <I18nextProvider i18n={translator}>
      <Compose
        historyKey="test"
        target={{ kind: 'client' }}
        disabledReason={null}
        leaveKeys="Ctrl+Shift+M"
        onSend={(to, bytes) => {
          sent.push({ to, text: decodeUtf8(bytes), size: bytes.length });
          return answer();
        }}
        {...props}
      />
    </I18nextProvider>
  );
}

const box = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const type = (text: string): void => void fireEvent.change(box(), { target: { value: text } });
const press = (key: string, more: object = {}): void => void fireEvent.keyDown(box(), { key, ...more });
async function send(text: string): Promise<void> {
  type(text);
  press('Enter');
  await act(async () => undefined);
}

beforeEach(() => {
  sent = [];
  answer = async () => ok(null);
  localStorage.clear();
  stubResizeObserver();
});
afterEach(cleanup);

describe('sending', () => {
  it('sends the text and the line ending, and empties the box', async () => {
    render(element());
    await send('hello');
    expect(sent).toEqual([{ to: 'all', text: 'hello\n', size: 6 }]);
    expect(box().value).toBe('');
  });

  it('shows what would be sent before it is', () => {
    render(element());
    type('한글');
    expect(screen.getByText('7 B to send')).toBeDefined();
  });

  it('sends without the line ending on Ctrl+Enter, and by the button with it', async () => {
    render(element());
    type('a');
    press('Enter', { ctrlKey: true });
    await act(async () => undefined);
    type('b');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await act(async () => undefined);
    expect(sent.map(({ text }) => text)).toEqual(['a', 'b\n']);
  });

  it('sends an empty line, but not nothing', async () => {
    render(element());
    await send('');
    expect(sent).toEqual([{ to: 'all', text: '\n', size: 1 }]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Line ending' }), { target: { value: 'none' } });
    await send('');
    expect(sent).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('Nothing to send');
  });

  it('does not send while a syllable is being put together', async () => {
    render(element());
    type('하');
    press('Enter', { isComposing: true });
    press('Enter', { keyCode: 229 });
    expect(sent).toEqual([]);
    await send('한');
    expect(sent).toHaveLength(1);
  });
});

describe('a refused message', () => {
  const refused = { code: 'QUEUE_FULL', message: 'full', explanation: 'queue-full' } as const;

  it('comes back, with the reason in words', async () => {
    answer = async () => fail(refused);
    render(element());
    await send('keep me');
    expect(box().value).toBe('keep me');
    expect(screen.getByRole('alert').textContent).toBe('Not sent: Too much is already waiting to be sent.');
    type('keep me!');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not overwrite what was typed meanwhile, and is in the history', async () => {
    let settle: (result: Result<unknown, ErrorInfo>) => void = () => undefined;
    answer = () =>
      new Promise((done) => {
        settle = done;
      });
    render(element());
    await send('first');
    type('second');
    await act(async () => settle(fail(refused)));
    expect(box().value).toBe('second');
    press('ArrowUp');
    expect(box().value).toBe('first');
    press('ArrowDown');
    expect(box().value).toBe('second');
  });

  it('is not even tried while nothing can be sent', async () => {
    render(element({ disabledReason: 'Nobody is there.' }));
    await send('hello');
    expect(sent).toEqual([]);
    expect(box().value).toBe('hello');
    expect(screen.getByRole('alert').textContent).toBe('Nobody is there.');
  });

  it('goes with the next Enter, without a stale complaint, once it can be sent', async () => {
    const { rerender } = render(element({ disabledReason: 'Nobody is there.' }));
    await send('hello');
    rerender(element());
    expect(screen.queryByRole('alert')).toBeNull();
    press('Enter');
    await act(async () => undefined);
    expect(sent.map(({ text }) => text)).toEqual(['hello\n']);
  });
});

describe('a large message', () => {
  const paste = (text: string): void =>
    void fireEvent.paste(box(), { clipboardData: { getData: () => text } });

  it('stays out of the box and goes in several sends', async () => {
    render(element());
    paste('x'.repeat(2_500_000));
    expect(box().readOnly).toBe(true);
    expect(box().value).toBe('2,500,001 B of text, too much to show here');
    press('Enter');
    await waitFor(() => expect(sent.map(({ size }) => size)).toEqual([1_048_576, 1_048_576, 402_849]));
    expect(box().readOnly).toBe(false);
  });

  it('can be discarded', () => {
    render(element());
    paste('x'.repeat(20_000));
    press('Escape');
    expect([box().readOnly, box().value]).toEqual([false, '']);
    paste('x'.repeat(20_000));
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(box().value).toBe('');
  });

  it('shows its progress and can be stopped; what is left comes back', async () => {
    const settles: ((result: Result<unknown, ErrorInfo>) => void)[] = [];
    answer = () => new Promise((done) => settles.push(done));
    render(element());
    paste('y'.repeat(3_000_000));
    press('Enter');
    await act(async () => settles[0]?.(ok(null)));
    expect(screen.getByText('1,048,576 B of 3,000,001 B handed over')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Stop sending' }));
    await act(async () => settles[1]?.(ok(null)));
    expect(sent).toHaveLength(2);
    expect(screen.getByRole('alert').textContent).toBe('Only 2,097,152 B of 3,000,001 B were handed over.');
    expect(box().value).toBe('902,849 B of text, too much to show here');
  });
});

describe('on a server', () => {
  const server = (...numbers: number[]) =>
    element({ target: { kind: 'server', sockets: numbers.map(socket) } });

  it('sends to all, or to one', async () => {
    render(server(1, 2));
    await send('all');
    fireEvent.change(screen.getByRole('combobox', { name: 'To' }), { target: { value: '2' } });
    await send('one');
    expect(sent.map(({ to }) => to)).toEqual(['all', 2]);
  });

  it('falls back to all when that one is gone, and says so', async () => {
    const { rerender } = render(server(1, 2));
    fireEvent.change(screen.getByRole('combobox', { name: 'To' }), { target: { value: '2' } });
    rerender(server(1));
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'To' }).value).toBe('all');
    expect(screen.getByRole('status').textContent).toContain('#2 is gone');
    await send('x');
    expect(sent[0]?.to).toBe('all');
  });

  it('a client has nobody to choose', () => {
    render(element());
    expect(screen.queryByRole('combobox', { name: 'To' })).toBeNull();
  });
});

describe('what is remembered', () => {
  it('the line ending and the history, by key', async () => {
    const first = render(element());
    fireEvent.change(screen.getByRole('combobox', { name: 'Line ending' }), { target: { value: 'crlf' } });
    await send('earlier');
    first.unmount();
    const again = render(element());
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Line ending' }).value).toBe('crlf');
    press('ArrowUp');
    expect(box().value).toBe('earlier');
    again.unmount();
    render(element({ historyKey: 'other' }));
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Line ending' }).value).toBe('lf');
    press('ArrowUp');
    expect(box().value).toBe('');
  });
});

it('takes text at the caret from elsewhere', () => {
  const ref = createRef<ComposeHandle>();
  render(element({ ref }));
  type('ac');
  act(() => {
    ref.current?.focus();
    box().setSelectionRange(1, 1);
    ref.current?.insert('b');
  });
  expect(document.activeElement).toBe(box());
  expect(box().value).toBe('abc');
  expect(box().selectionStart).toBe(2);
});
