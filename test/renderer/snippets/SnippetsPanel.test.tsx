// @vitest-environment jsdom
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NEW_SNIPPET,
  type Snippet,
  type SnippetContent,
  SnippetDialog,
  SnippetLibrary,
  type SnippetSent,
  SnippetsPanel,
} from '../../../renderer/features/snippets/index';
import { snippetsFile } from '../../../renderer/features/snippets/jsonFile';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

let library: SnippetLibrary;
let sent: string[];
let answer: SnippetSent;
const edited = vi.fn<(editing: Snippet | null, content: SnippetContent) => void>();
const inserted = vi.fn<(snippet: Snippet) => Promise<string | null>>(() => Promise.resolve(null));
const nothing = (): Promise<undefined> => Promise.resolve(undefined);

beforeEach(() => {
  stubResizeObserver();
  localStorage.clear();
  library = new SnippetLibrary(localStorage);
  sent = [];
  answer = { ok: true, bytes: 5 };
  edited.mockClear();
  inserted.mockClear();
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const put = (name: string, more: Partial<SnippetContent> = {}): string =>
  library.put({ ...NEW_SNIPPET, name, text: name, ...more });

function show(target: string | null = 'Client → 127.0.0.1:1'): void {
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <SnippetsPanel
          library={library}
          target={target}
          readVariable={nothing}
          keyText={(key) => key}
          send={(snippet) => {
            sent.push(snippet.name);
            return Promise.resolve(answer);
          }}
          insert={inserted}
          edit={edited}
        />
      </TooltipProvider>
    </I18nextProvider>,
  );
}

const list = (): HTMLElement => screen.getByRole('listbox');
const options = (): string[] => screen.getAllByRole('option').map((option) => option.textContent ?? '');
const press = (key: string, more: object = {}): void => void fireEvent.keyDown(list(), { key, ...more });
const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });
const said = (): string => screen.getByRole('status').textContent ?? '';

describe('the panel of snippets', () => {
  it('says what it is for when there are none, and when nothing is found', () => {
    show();
    expect(screen.getByText(/No snippets yet/)).toBeTruthy();
    act(() => void put('hello'));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'xyz' } });
    expect(screen.getByText('No snippet has “xyz” in it.')).toBeTruthy();
    expect(button('Send').disabled).toBe(true);
  });

  it('is walked through, sent and rearranged with the keyboard', async () => {
    put('one');
    put('two');
    put('three', { folder: 'x' });
    show();
    act(() => list().focus());
    press('ArrowDown');
    press('Enter');
    await waitFor(() => expect(said()).toBe('“two” sent: 5 B.'));
    press('ArrowUp', { altKey: true });
    expect(options().map((text) => text.slice(0, 3))).toEqual(['two', 'one', 'thr']);
    press('End');
    press('F2');
    expect(edited.mock.lastCall?.[0]?.name).toBe('three');
    press('Insert');
    await waitFor(() => expect(said()).toBe('“three” is in the message box.'));
    expect(inserted.mock.lastCall?.[0]?.name).toBe('three');
    expect(sent).toEqual(['two']);
  });

  it('sends by double click, and says why when it cannot', async () => {
    put('one');
    show();
    answer = { ok: false, reason: 'Nobody is connected.' };
    fireEvent.doubleClick(screen.getByRole('option'));
    await waitFor(() => expect(said()).toBe('“one” not sent. Nobody is connected.'));
  });

  it('sends nowhere without a pane', () => {
    put('one');
    show(null);
    fireEvent.click(screen.getByRole('option'));
    expect(button('Send').disabled).toBe(true);
    expect(button('Send').title).toContain('Choose a pane first');
  });

  it('brings back what was deleted', () => {
    put('one');
    put('two');
    show();
    fireEvent.click(screen.getByRole('option', { name: /one/ }));
    press('Delete');
    expect(options()).toHaveLength(1);
    // The one after it is chosen, so that one can go on.
    expect(screen.getByRole('option').getAttribute('aria-selected')).toBe('true');
    fireEvent.click(button('Undo'));
    expect(options()).toHaveLength(2);
  });

  it('shows the exact bytes of the chosen one', () => {
    put('frame', { mode: 'hex', ending: 'none', text: '01 {{sum8}}' });
    show();
    fireEvent.click(screen.getByRole('option'));
    expect(screen.getByText('01 01')).toBeTruthy();
    expect(screen.getByText('2 B')).toBeTruthy();
  });

  it('imports a file, and says what is wrong with another', async () => {
    show();
    const choose = (name: string, text: string): void => {
      const input = document.querySelector('input[type="file"]');
      if (!(input instanceof HTMLInputElement)) throw new Error('no input for files');
      const file = new File([text], name);
      Object.defineProperty(file, 'text', { value: () => Promise.resolve(text) });
      Object.defineProperty(input, 'files', { value: [file], configurable: true });
      Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
      fireEvent.change(input);
    };
    choose('mine.json', snippetsFile([{ ...NEW_SNIPPET, id: 'x', name: 'new', text: 'x' }]));
    await waitFor(() => expect(said()).toBe('1 snippet imported.'));
    choose('notes.txt', 'hello');
    await waitFor(() => expect(said()).toContain('notes.txt is not JSON.'));
    choose('next.json', '{"format":"bothends-snippets","version":9}');
    await waitFor(() => expect(said()).toContain('newer version (9)'));
    choose('odd.json', '{"format":"bothends-snippets","version":1,"snippets":[{}]}');
    await waitFor(() => expect(said()).toContain('snippets[0]'));
    expect(options()).toHaveLength(1);
  });
});

describe('the dialog of a snippet', () => {
  const saved = vi.fn<(content: SnippetContent) => void>();
  const closed = vi.fn();

  function open(content: Partial<SnippetContent> = {}, editing: Snippet | null = null): HTMLElement {
    saved.mockClear();
    closed.mockClear();
    render(
      <I18nextProvider i18n={createTranslator('en')}>
        <TooltipProvider>
          <SnippetDialog
            editing={editing}
            content={{ ...NEW_SNIPPET, ...content }}
            snippets={library.snippets}
            readVariable={(name) => Promise.resolve(name === 'USER' ? 'ada' : undefined)}
            keyText={(key) => key}
            onSave={saved}
            onClose={closed}
          />
        </TooltipProvider>
      </I18nextProvider>,
    );
    return screen.getByRole('dialog');
  }
  const field = (name: string): HTMLElement => screen.getByLabelText(name);
  const write = (name: string, value: string): void =>
    void fireEvent.change(field(name), { target: { value } });
  const save = (): void => void fireEvent.click(button('Save'));

  it('shows the bytes while one writes, and where they are wrong', async () => {
    const dialog = within(open());
    write('Message', 'hi\\x');
    expect(dialog.getByRole('alert').textContent).toContain('Character 3');
    write('Message', 'hi {{nope}}');
    expect(dialog.getByRole('alert').textContent).toBe('Character 4: there is no placeholder {{nope}}.');
    write('Message', 'hi {{env.USER}}');
    await waitFor(() => expect(dialog.getByText('68 69 20 61 64 61 0A')).toBeTruthy());
    write('Line ending', 'none');
    expect(dialog.getByText('6 B')).toBeTruthy();
    write('Message', '{{env.NOBODY}}');
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('no variable NOBODY'));
  });

  it('saves what is whole, and only that', () => {
    open({ ending: 'none' });
    save();
    expect(screen.getByText('Give it a name.')).toBeTruthy();
    expect(screen.getByText(/Write what is to be sent/)).toBeTruthy();
    write('Name', ' ping ');
    write('Folder', ' tools ');
    write('Message', '{{');
    save();
    expect(saved).not.toHaveBeenCalled();
    write('Message', 'ping');
    write('Key', 'Shift+F3');
    save();
    expect(saved.mock.lastCall?.[0]).toEqual({
      ...NEW_SNIPPET,
      ending: 'none',
      name: 'ping',
      folder: 'tools',
      key: 'Shift+F3',
      text: 'ping',
    });
    expect(closed).toHaveBeenCalledOnce();
  });

  it('says whose a key is', () => {
    put('mine', { key: 'Shift+F4' });
    open();
    expect(within(field('Key')).getByRole('option', { name: 'Shift+F4 (now: mine)' })).toBeTruthy();
  });
});
