// @vitest-environment jsdom
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Compose, type ComposeHandle, type ComposeProps } from '../../../renderer/features/compose/index';
import { stubResizeObserver } from '../resizeObserver';

let sent: string[];
let answer: () => Promise<Result<unknown, ErrorInfo>>;
const handle = createRef<ComposeHandle>();
const translator = createTranslator('en');

function element(props: Partial<ComposeProps> = {}) {
  return (
    <I18nextProvider i18n={translator}>
      <Compose
        ref={handle}
        historyKey="test"
        target={{ kind: 'client' }}
        disabledReason={null}
        leaveKeys="Ctrl+Shift+M"
        onSend={(_, bytes) => {
          sent.push(Buffer.from(bytes).toString('hex'));
          return answer();
        }}
        {...props}
      />
    </I18nextProvider>
  );
}

const box = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Message' });
const preview = (name = 'Bytes to send'): string => screen.getByRole('group', { name }).textContent;
const type = (text: string): void => void fireEvent.change(box(), { target: { value: text } });
const choose = (name: string, value: string): void =>
  void fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const chosen = (name: string): string => screen.getByRole<HTMLSelectElement>('combobox', { name }).value;
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const press = async (key: string, more: object = {}, target: Element = box()): Promise<void> => {
  fireEvent.keyDown(target, { key, ...more });
  await act(async () => undefined);
};
const paste = (text: string): void => {
  fireEvent.paste(box(), { clipboardData: { getData: () => text } });
  if (!box().readOnly) type(box().value + text);
};

beforeEach(() => {
  sent = [];
  answer = async () => ok(null);
  localStorage.clear();
  stubResizeObserver();
});
afterEach(cleanup);

describe('text with escapes', () => {
  it('is sent as the bytes that are shown', async () => {
    render(element());
    type('a\\t\\xff');
    // What no UTF-8 is, is shown as such.
    expect(preview()).toBe('61 09 FF0Aa␉⟨FF⟩␊');
    expect(screen.getByText('4 B to send')).toBeDefined();
    await press('Enter');
    expect(sent).toEqual(['6109ff0a']);
  });

  it('is not sent while an escape is unknown; Enter marks the place', async () => {
    render(element());
    type('ab\\qc');
    expect(screen.getByRole('alert').textContent).toMatch(/^Character 3: \\q is no escape/);
    expect(box().getAttribute('aria-invalid')).toBe('true');
    await press('Enter');
    await press('Enter', { ctrlKey: true });
    expect(sent).toEqual([]);
    expect(box().value).toBe('ab\\qc');
    expect([box().selectionStart, box().selectionEnd]).toEqual([2, 4]);
    type('abc');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says quietly what is still being typed, and loudly once it should be sent', async () => {
    render(element());
    type('a\\x');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText(/^Character 2: \\x wants two hex digits/)).toBeDefined();
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toMatch(/^Character 2/);
    expect(sent).toEqual([]);
  });

  it('has its encoding, and so has the line ending', async () => {
    render(element());
    choose('Encoding', 'euc-kr');
    type('한');
    expect(preview()).toBe('C7 D10A한␊');
    choose('Encoding', 'utf-16be');
    choose('Line ending', 'crlf');
    expect(preview()).toBe('D5 5C00 0D 00 0A한␍␊');
    await press('Enter');
    expect(sent).toEqual(['d55c000d000a']);
  });

  it('names the character that its encoding does not have', () => {
    render(element());
    choose('Encoding', 'latin-1');
    type('caf€');
    expect(screen.getByRole('alert').textContent).toBe('Character 4: € cannot be written in Latin-1.');
  });

  it('shows the beginning of what is long, and its end', () => {
    render(element());
    type('x'.repeat(100));
    expect(preview()).toBe(`${'78 '.repeat(9).trim()}… +91 B0A${'x'.repeat(9)}…␊`);
  });

  it('takes every backslash literally if that is wanted, and can undo it', async () => {
    render(element());
    type('C:\\dir\\new');
    click('Take backslashes literally');
    expect(box().value).toBe('C:\\\\dir\\\\new');
    expect(document.activeElement).toBe(box());
    click('Undo');
    expect(box().value).toBe('C:\\dir\\new');
    click('Take backslashes literally');
    await press('Enter');
    expect(sent).toEqual([`${Buffer.from('C:\\dir\\new').toString('hex')}0a`]);
  });
});

describe("what is pasted in another tool's way", () => {
  it('is converted only when that is asked for, and back', async () => {
    render(element());
    type('$0D stays: ');
    paste('AT$0D$0A');
    expect(screen.getByText('$0D is sent as it stands. Was a control character meant?')).toBeDefined();
    click('Convert to escapes');
    expect(box().value).toBe('$0D stays: AT\\r\\n');
    click('Undo');
    expect(box().value).toBe('$0D stays: AT$0D$0A');
    await press('Enter');
    expect(sent).toEqual([`${Buffer.from('$0D stays: AT$0D$0A\n').toString('hex')}`]);
    expect(screen.queryByRole('button', { name: 'Convert to escapes' })).toBeNull();
  });

  it('is not asked about when it is typed, or gone', () => {
    render(element());
    type('AT$0D');
    expect(screen.queryByRole('button', { name: 'Convert to escapes' })).toBeNull();
    paste('<CR>');
    expect(screen.getByRole('button', { name: 'Convert to escapes' })).toBeDefined();
    type('AT');
    expect(screen.queryByRole('button', { name: 'Convert to escapes' })).toBeNull();
  });
});

describe('hex', () => {
  beforeEach(() => {
    render(element());
    choose('Input mode', 'hex');
  });

  it('is sent as bytes, however it is written', async () => {
    type('0x48, 0x65:6c');
    expect(preview()).toBe('48 65 6C0AHel␊');
    await press('Enter', { ctrlKey: true });
    expect(sent).toEqual(['48656c']);
  });

  it('refuses half a byte and what is no digit', async () => {
    type('48 6');
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toMatch(/^Character 4: 6 is half a byte/);
    type('48 6 41');
    expect(screen.getByRole('alert').textContent).toMatch(/^Character 4: 6 is half a byte/);
    type('48 $0D');
    expect(screen.getByRole('alert').textContent).toMatch(/^Character 4: \$ is no hex digit/);
    await press('Enter');
    expect(sent).toEqual([]);
  });
});

describe('raw keys', () => {
  const enter = (text: string, more: object = {}): void => {
    box().value += text;
    fireEvent(box(), Object.assign(new Event('input', { bubbles: true }), more));
  };
  const raw = (props: Partial<ComposeProps> = {}) => {
    const rendered = render(element(props));
    choose('Input mode', 'raw');
    return rendered;
  };

  it('go out one by one, and nothing stays in the box', async () => {
    raw();
    enter('h');
    await press('ArrowUp');
    await press('Tab');
    await press('c', { ctrlKey: true });
    await press('Enter');
    expect(sent).toEqual(['68', '1b5b41', '09', '03', '0a']);
    expect(box().value).toBe('');
    expect(preview('Sent last')).toBe('0A␊');
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
  });

  it('a syllable goes out when it is whole, in the chosen encoding', async () => {
    raw();
    choose('Encoding', 'euc-kr');
    fireEvent.compositionStart(box());
    for (const value of ['ㅎ', '하', '한']) {
      box().value = value;
      await press('Process', { keyCode: 229, isComposing: true });
      fireEvent(box(), Object.assign(new Event('input', { bubbles: true }), { isComposing: true }));
    }
    await act(async () => undefined);
    expect(sent).toEqual([]);
    fireEvent.compositionEnd(box(), { data: '한' });
    await act(async () => undefined);
    expect(sent).toEqual(['c7d1']);
    expect(box().value).toBe('');
  });

  it('an Enter that an input method took is the line ending all the same', async () => {
    raw();
    choose('Line ending', 'crlf');
    enter('한\n');
    await act(async () => undefined);
    expect(sent).toEqual(['ed959c0d0a']);
  });

  it('paste goes out as typed, with Enter at each line', async () => {
    raw();
    choose('Line ending', 'none');
    fireEvent.paste(box(), { clipboardData: { getData: () => 'a\r\nb' } });
    await act(async () => undefined);
    expect(sent).toEqual(['610d62']);
  });

  it('are not sent while nothing can be, and say why', async () => {
    const { rerender } = raw({ disabledReason: 'Nobody is there.' });
    expect(screen.queryByRole('alert')).toBeNull();
    enter('a');
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toBe('Nobody is there.');
    expect(sent).toEqual([]);
    rerender(element());
    expect(screen.queryByRole('alert')).toBeNull();
    enter('b');
    await act(async () => undefined);
    expect(sent).toEqual(['62']);
  });

  it('say what was refused, and which character cannot be written', async () => {
    answer = async () => fail({ code: 'QUEUE_FULL', message: 'full', explanation: 'queue-full' });
    raw();
    enter('a');
    await act(async () => undefined);
    expect(screen.getByRole('alert').textContent).toBe('Not sent: Too much is already waiting to be sent.');
    choose('Encoding', 'latin-1');
    enter('€');
    await act(async () => undefined);
    expect(screen.getByRole('alert').textContent).toBe('Character 1: € cannot be written in Latin-1.');
    expect(sent).toEqual(['61']);
  });

  it('end with the keys of the message box, where the text still is', async () => {
    render(element());
    type('unfinished');
    choose('Input mode', 'raw');
    expect(box().placeholder).toContain('Ctrl+Shift+M ends this');
    act(() => handle.current?.focus());
    expect(document.activeElement).toBe(box());
    expect(chosen('Input mode')).toBe('raw');
    act(() => handle.current?.focus());
    expect(chosen('Input mode')).toBe('text');
    expect(document.activeElement).toBe(box());
    expect(box().value).toBe('unfinished');
  });

  it('take what is typed elsewhere in the pane', async () => {
    raw();
    act(() => handle.current?.insert('x'));
    await act(async () => undefined);
    expect(sent).toEqual(['78']);
  });

  it('are never how a session begins', () => {
    raw().unmount();
    render(element());
    expect(chosen('Input mode')).toBe('text');
  });
});

describe('what was sent', () => {
  const search = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Search sent messages' });
  const look = (text: string): void => void fireEvent.change(search(), { target: { value: text } });
  const send = async (text: string): Promise<void> => {
    type(text);
    await press('Enter');
  };

  it('comes back with how it was written', async () => {
    const first = render(element());
    choose('Encoding', 'euc-kr');
    await send('한\\n');
    choose('Input mode', 'hex');
    choose('Encoding', 'utf-8');
    await send('41');
    first.unmount();
    render(element());
    choose('Input mode', 'text');
    type('draft');
    await press('ArrowUp');
    expect([box().value, chosen('Input mode')]).toEqual(['41', 'hex']);
    await press('ArrowUp');
    expect([box().value, chosen('Input mode'), chosen('Encoding')]).toEqual(['한\\n', 'text', 'euc-kr']);
    await press('ArrowDown');
    await press('ArrowDown');
    expect([box().value, chosen('Input mode'), chosen('Encoding')]).toEqual(['draft', 'text', 'utf-8']);
  });

  it('is searched with Ctrl+R: each key narrows it, Ctrl+R goes back, Enter takes', async () => {
    render(element());
    for (const text of ['GET /one', 'POST /two', 'GET /three']) await send(text);
    type('draft');
    await press('r', { ctrlKey: true });
    expect(document.activeElement).toBe(search());
    const found = (): string => screen.getByText(/^GET|^POST/, { selector: 'code' }).textContent;
    expect(found()).toBe('GET /three');
    look('get');
    await press('r', { ctrlKey: true }, search());
    expect(found()).toBe('GET /one');
    expect(screen.getByText('2 of 2')).toBeDefined();
    await press('r', { ctrlKey: true }, search());
    expect(found()).toBe('GET /one');
    await press('ArrowDown', {}, search());
    expect(found()).toBe('GET /three');
    await press('Enter', {}, search());
    expect(box().value).toBe('GET /three');
    expect(document.activeElement).toBe(box());
    expect(sent).toHaveLength(3);
  });

  it('Esc leaves the search, and what was being written is still there', async () => {
    render(element());
    await press('r', { ctrlKey: true });
    expect(screen.getByText('Nothing was sent yet')).toBeDefined();
    await press('Escape', {}, search());
    await send('one');
    type('draft');
    await press('r', { ctrlKey: true });
    look('nothing like it');
    expect(screen.getByText('Nothing found')).toBeDefined();
    await press('Escape', {}, search());
    expect(screen.queryByRole('textbox', { name: 'Search sent messages' })).toBeNull();
    expect(box().value).toBe('draft');
    expect(document.activeElement).toBe(box());
  });
});

describe('bytes from elsewhere', () => {
  const bytes = Uint8Array.of(0x61, 0x0d, 0xff);

  it('are written as messages are, and are what stands in the box', () => {
    render(element());
    let taken: unknown;
    act(() => {
      taken = handle.current?.insertBytes(bytes);
    });
    expect([taken, box().value]).toEqual([true, 'a\\r\\xFF']);
    expect(handle.current?.written()).toEqual({
      text: 'a\\r\\xFF',
      mode: 'text',
      encoding: 'utf-8',
      ending: 'lf',
    });
    type('');
    choose('Input mode', 'hex');
    act(() => void handle.current?.insertBytes(bytes));
    expect(preview()).toBe('61 0D FF0Aa␍⟨FF⟩␊');
    expect(handle.current?.target()).toBe('all');
  });

  it('are refused where each key is sent', async () => {
    render(element());
    choose('Input mode', 'raw');
    expect(handle.current?.insertBytes(bytes)).toBe(false);
    await act(async () => undefined);
    expect(sent).toEqual([]);
  });
});
