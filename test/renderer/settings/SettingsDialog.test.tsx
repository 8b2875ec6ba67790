import { changed, type Settings, type SettingsNotice, USUAL_SETTINGS } from '@shared/contract/settings';
import { createTranslator, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type KeyCommand,
  SettingsDialog,
  type SettingsSection,
} from '../../../renderer/features/settings/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

const COMMANDS: readonly KeyCommand[] = [
  {
    id: 'find',
    group: 'session',
    title: 'Find in traffic',
    english: 'Find',
    shortcut: 'Mod+Shift+F',
    isSnippet: false,
  },
  {
    id: 'clear',
    group: 'session',
    title: 'Clear traffic',
    english: 'Clear',
    shortcut: 'Mod+L',
    isSnippet: false,
  },
  { id: 'rules', group: 'tools', title: 'Rules', english: 'Rules', isSnippet: false },
  {
    id: 'snippet-1',
    group: 'session',
    title: 'Send “ping”',
    english: 'Send',
    shortcut: 'Shift+F2',
    isSnippet: true,
  },
];

let settings: Settings;
beforeEach(stubResizeObserver);
afterEach(cleanup);

function Shown(props: {
  start: Settings;
  notice: Partial<SettingsNotice>;
  host: 'web' | 'desktop';
  section: SettingsSection;
}) {
  const [now, setNow] = useState(props.start);
  settings = now;
  return (
    <SettingsDialog
      settings={now}
      notice={{ settings: now, problem: null, fixed: [], ...props.notice }}
      commands={COMMANDS}
      place={{ host: props.host, isMac: false }}
      section={props.section}
      onChange={(change) => setNow((old) => changed(old, change))}
      onClose={() => undefined}
    />
  );
}

function show(
  section: SettingsSection,
  start: Partial<Settings> = {},
  notice: Partial<SettingsNotice> = {},
  more: { readonly host?: 'web' | 'desktop'; readonly language?: Language } = {},
): void {
  render(
    <I18nextProvider i18n={createTranslator(more.language ?? 'en')}>
      <TooltipProvider>
        <Shown
          start={changed(USUAL_SETTINGS, start)}
          notice={notice}
          host={more.host ?? 'web'}
          section={section}
        />
      </TooltipProvider>
    </I18nextProvider>,
  );
}

/** By name; `getByRole` computes those of everything, which takes seconds here. */
const button = (name: string | RegExp): HTMLElement => {
  const found = [...document.querySelectorAll('button')].find((each) => {
    const said = each.getAttribute('aria-label') ?? each.textContent;
    return typeof name === 'string' ? said === name : name.test(said);
  });
  return found ?? expect.fail(`no button ${name}`);
};
const alert = (): Element => document.querySelector('[role=alert]') ?? expect.fail('no alert');
const status = (): Element => document.querySelector('.settings-undo') ?? expect.fail('no status');
const field = (label: string): HTMLElement => screen.getByLabelText(label);
const search = (text: string): void =>
  void fireEvent.change(document.querySelector('input[type=search]') ?? document, {
    target: { value: text },
  });
const press = (key: string, more: object = {}): void =>
  void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const choose = (label: string, value: string): void =>
  void fireEvent.change(field(label), { target: { value } });

describe('a setting', () => {
  it('holds at once, and goes back to what is usual, with undo', () => {
    show('look');
    choose('Theme', 'dark');
    expect(settings.theme).toBe('dark');
    fireEvent.click(button('As usual: Theme'));
    expect(settings.theme).toBe('system');
    expect(status().textContent).toContain('Theme is as usual again.');
    fireEvent.click(button('Undo'));
    expect(settings.theme).toBe('dark');
    expect(status().textContent).toBe('');
  });

  it('that is a number is taken whole, or refused beside the field', () => {
    show('log', { logMemoryMiB: 64 });
    const memory = field('Memory of one log, in MiB');
    fireEvent.change(memory, { target: { value: '6' } });
    // Half of what is being typed.
    expect(settings.logMemoryMiB).toBe(64);
    fireEvent.change(memory, { target: { value: '6000' } });
    fireEvent.blur(memory);
    expect(settings.logMemoryMiB).toBe(64);
    expect(alert().textContent).toBe('A whole number from 1 to 1024.');
    expect(memory.getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(memory, { target: { value: '128' } });
    fireEvent.keyDown(memory, { key: 'Enter' });
    expect(settings.logMemoryMiB).toBe(128);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('that is a text is checked: a host has no spaces', () => {
    show('panes');
    const host = field('Host of new dialogs');
    fireEvent.change(host, { target: { value: 'a b' } });
    fireEvent.blur(host);
    expect(settings.defaultHost).toBe('');
    expect(alert().textContent).toContain('without spaces');
    fireEvent.change(host, { target: { value: ' 192.168.0.5 ' } });
    fireEvent.blur(host);
    expect(settings.defaultHost).toBe('192.168.0.5');
  });

  it('of the desktop app is shown in a browser, and says why it cannot be changed', () => {
    show('desktop');
    expect(field('Icon in the tray')).toHaveProperty('disabled', true);
    expect(screen.getAllByText('Only the desktop app has this.')).toHaveLength(4);
    cleanup();
    show('desktop', {}, {}, { host: 'desktop' });
    fireEvent.click(field('Icon in the tray'));
    expect(settings.tray).toBe(true);
  });

  it('that the command line has decided says so', () => {
    show('log', {}, { fixed: ['spillMiB'] });
    expect(screen.getByText(/--spill or BOTHENDS_SPILL/)).toBeDefined();
  });
});

describe('the dialog', () => {
  it('finds settings by their words in this language and in English, and commands by name and key', () => {
    show('look', {}, {}, { language: 'ko' });
    search('테마');
    expect(field('테마')).toBeDefined();
    expect(screen.queryByLabelText('글꼴 크기')).toBeNull();
    search('dark');
    expect(field('테마')).toBeDefined();
    search('ctrl+l');
    expect(screen.getByText('Clear traffic')).toBeDefined();
    expect(screen.queryByText('Find in traffic')).toBeNull();
    search('zzz');
    expect(screen.getByText(/맞는 설정도 명령도 없습니다/)).toBeDefined();
  });

  it('puts everything back, and undoes that too', () => {
    show('look', { theme: 'dark', fontSize: 20, keys: [{ command: 'find', key: 'F8' }] });
    const before = settings;
    fireEvent.click(button('Everything as usual'));
    expect(settings).toEqual(USUAL_SETTINGS);
    expect(button('Everything as usual')).toHaveProperty('disabled', true);
    fireEvent.click(button('Undo'));
    expect(settings).toEqual(before);
  });

  it('tells what is wrong with the file', () => {
    const file = '/a/settings.json';
    show('look', {}, { problem: { kind: 'damaged', file, names: ['theme'], kept: '/a/kept.json' } });
    expect(
      screen.getByText(/In \/a\/settings.json .*: Theme\. The file was kept as \/a\/kept.json\./),
    ).toBeDefined();
  });

  it('says that nothing is sent to anybody', () => {
    show('privacy');
    expect(screen.getByText(/^Telemetry: none\./)).toBeDefined();
    search('telemetry');
    expect(screen.getByText(/^Telemetry: none\./)).toBeDefined();
  });
});

describe('the key of a command', () => {
  const begin = (name: RegExp): void => {
    fireEvent.click(button(name));
    button(name).focus();
  };

  it('is what is pressed next', () => {
    show('keys');
    begin(/for “Rules”/);
    press('F8');
    expect(settings.keys).toEqual([{ command: 'rules', key: 'F8' }]);
    expect(button('Change the key of “Rules”: F8')).toBe(document.activeElement);
    fireEvent.click(button('No key for “Rules”'));
    expect(settings.keys).toEqual([]);
    fireEvent.click(button('Undo'));
    expect(settings.keys).toEqual([{ command: 'rules', key: 'F8' }]);
  });

  it('of another command is taken only when a person says so', () => {
    show('keys');
    begin(/for “Rules”/);
    press('l', { ctrlKey: true });
    expect(settings.keys).toEqual([]);
    expect(alert().textContent).toContain('Ctrl+L runs “Clear traffic”.');
    fireEvent.click(button('Leave it'));
    expect(settings.keys).toEqual([]);
    begin(/for “Rules”/);
    press('l', { ctrlKey: true });
    fireEvent.click(button('Take it from there'));
    expect(settings.keys).toEqual([
      { command: 'clear', key: null },
      { command: 'rules', key: 'Mod+L' },
    ]);
    // Back to what is usual means to take it again.
    fireEvent.click(button('As usual: Clear traffic'));
    fireEvent.click(button('Take it from there'));
    expect(settings.keys).toEqual([]);
  });

  it('is refused with the reason, and asked for again', () => {
    show('keys');
    begin(/for “Rules”/);
    for (const [pressed, reason] of [
      [{ key: 't', ctrlKey: true }, 'Ctrl+T belongs to the browser'],
      [{ key: 'c', ctrlKey: true }, 'Ctrl+C edits text'],
      [{ key: 'x' }, 'That is typing'],
      [{ key: 'x', altKey: true }, 'Not with Alt'],
      [{ key: 'F2', shiftKey: true }, 'Shift+F2 sends a snippet: “Send “ping””'],
    ] as const) {
      press(pressed.key, pressed);
      expect(alert().textContent).toContain(reason);
      expect(settings.keys).toEqual([]);
    }
    press('F8');
    expect(settings.keys).toHaveLength(1);
  });

  it('stays with Esc, and goes with Backspace', () => {
    show('keys');
    begin(/of “Clear traffic”/);
    press('Escape');
    expect(button(/of “Clear traffic”/).getAttribute('aria-pressed')).toBe('false');
    begin(/of “Clear traffic”/);
    press('Backspace');
    expect(settings.keys).toEqual([{ command: 'clear', key: null }]);
  });

  it('of a snippet is chosen in its own dialog', () => {
    show('keys');
    expect(button('Change the key of “Send “ping””: Shift+F2')).toHaveProperty('disabled', true);
  });
});

describe('a file of keys', () => {
  const offer = async (text: string): Promise<void> => {
    const create = document.createElement.bind(document);
    const inputs: HTMLInputElement[] = [];
    document.createElement = ((name: string) => {
      const element = create(name);
      if (element instanceof HTMLInputElement) {
        element.click = () => undefined;
        inputs.push(element);
      }
      return element;
    }) as typeof document.createElement;
    fireEvent.click(button('Import…'));
    document.createElement = create;
    const [input] = inputs;
    if (input === undefined) throw new Error('no file was asked for');
    const file = new File([text], 'mine.json');
    Object.defineProperty(file, 'text', { value: () => Promise.resolve(text) });
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    await Promise.resolve();
  };
  const keys = (list: object[]): string => JSON.stringify({ bothends: 'keys', version: 1, keys: list });

  it('replaces the keys, leaves out what is not known here, and can be undone', async () => {
    show('keys', { keys: [{ command: 'rules', key: 'F9' }] });
    await offer(
      keys([
        { command: 'find', key: 'F8' },
        { command: 'fly', key: 'F7' },
      ]),
    );
    await waitFor(() => expect(settings.keys).toEqual([{ command: 'find', key: 'F8' }]));
    expect(status().textContent).toContain(
      'Keys of 1 commands were taken from mine.json. 1 command in it is not known here and was left out.',
    );
    fireEvent.click(button('Undo'));
    expect(settings.keys).toEqual([{ command: 'rules', key: 'F9' }]);
  });

  it.each([
    ['nonsense', /mine\.json is no JSON/],
    [keys([{ command: 'find', key: 'Ctrl+F' }]), /keys\[0\]\.key is no key: “Ctrl\+F”/],
    [keys([{ command: 'find', key: 'Mod+T' }]), /keys\[0\]\.key: Ctrl\+T belongs to the browser/],
  ])('is refused with where it is wrong: %s', async (text, reason) => {
    show('keys');
    await offer(text);
    expect((await waitFor(alert)).textContent).toMatch(reason);
    expect(settings.keys).toEqual([]);
  });
});
