import { MENU_COMMANDS } from '@shared/contract/commands';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { type MenuOptions, menuTemplate } from '../../../../electron/app/menu';

type Item = ReturnType<typeof menuTemplate>[number];

const PLATFORMS = ['linux', 'win32', 'darwin'] as const;

function build(
  platform: (typeof PLATFORMS)[number],
  language: (typeof LANGUAGES)[number] = 'en',
  developer = false,
  more: Partial<MenuOptions> = {},
) {
  const ran: string[] = [];
  const acted: string[] = [];
  const opened: string[] = [];
  const t = createTranslator(language).t;
  const template = menuTemplate({
    platform,
    t,
    run: (command) => ran.push(command),
    act: (command) => acted.push(command),
    openRecent: (file) => opened.push(file),
    recent: [],
    keys: [],
    hasWindow: true,
    developer,
    ...more,
  });
  return { template, ran, acted, opened };
}

const click = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.();
const byId = (template: readonly Item[], id: string) => items(template).find((item) => item.id === id);

function items(template: readonly Item[]): Item[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

const roles = (template: readonly Item[]) => items(template).map((item) => item.role);

describe.each(PLATFORMS)('the menu on %s', (platform) => {
  it('has every page command, and runs it', () => {
    const { template, ran } = build(platform);
    for (const command of MENU_COMMANDS) {
      const item = items(template).find(({ id }) => id === command);
      expect(item, command).toBeDefined();
      // Electron passes the item, the window and the event; ours needs none of them.
      (item?.click as (() => void) | undefined)?.();
    }
    expect(ran).toEqual([...MENU_COMMANDS]);
  });

  it('shows keys without taking them from the page', () => {
    for (const item of items(build(platform).template)) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
    }
  });

  it('takes keys itself when there is no window to take them', () => {
    const { template } = build(platform, 'en', false, { hasWindow: false });
    expect(byId(template, 'new-pair')?.registerAccelerator).toBe(true);
    expect(byId(template, 'new-window')?.registerAccelerator).toBe(true);
  });

  it('opens windows, looks for newer versions, and shows the keys a person has chosen', () => {
    const keys = [
      { command: 'new-server', key: 'Mod+Shift+1' },
      { command: 'new-window', key: null },
      // Taken from who has it by usage.
      { command: 'find', key: 'Mod+Shift+K' },
    ];
    const { template, acted } = build(platform, 'en', false, { keys });
    click(byId(template, 'new-window'));
    click(byId(template, 'check-updates'));
    expect(acted).toEqual(['new-window', 'check-updates']);
    expect(byId(template, 'new-server')?.accelerator).toBe('CommandOrControl+Shift+1');
    expect(byId(template, 'find')?.accelerator).toBe('CommandOrControl+Shift+K');
    expect(byId(template, 'new-client')?.accelerator).toBeUndefined();
    expect(byId(template, 'new-window')?.accelerator).toBeUndefined();
  });

  it('keeps the roles that copy and paste need', () => {
    expect(roles(build(platform).template)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    );
  });

  it.each(LANGUAGES)('has a word for every entry in %s', (language) => {
    for (const item of items(build(platform, language).template)) {
      if (item.type !== 'separator') expect(item.label).toMatch(/\S/);
      expect(item.label ?? '').not.toMatch(/desktop\.|palette\.|\{\{/);
    }
  });

  it('shows developer entries to developers only', () => {
    expect(roles(build(platform).template)).not.toContain('toggleDevTools');
    expect(roles(build(platform, 'en', true).template)).toContain('toggleDevTools');
  });
});

describe('platform conventions', () => {
  it('macOS has the app menu first, and quits, hides and has its settings there', () => {
    const { template } = build('darwin');
    const first = template[0]?.submenu;
    const inApp = Array.isArray(first) ? items(first) : [];
    expect(inApp.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit']),
    );
    expect(inApp.map(({ id }) => id)).toContain('show-settings');
    expect(roles(template).filter((role) => role === 'quit')).toHaveLength(1);
    expect(roles(template)).toEqual(expect.arrayContaining(['windowMenu', 'help', 'close']));
    // Every top-level item must be a submenu there.
    for (const item of template) expect(item.submenu !== undefined || item.role !== undefined).toBe(true);
  });

  it('macOS lists recent files by itself', () => {
    const { template } = build('darwin', 'en', false, { recent: ['/a.bothends'] });
    expect(roles(template)).toEqual(expect.arrayContaining(['recentDocuments', 'clearRecentDocuments']));
    expect(items(template).some(({ label }) => label === '/a.bothends')).toBe(false);
  });

  it.each(['linux', 'win32'] as const)('%s lists what was opened last, and clears it', (platform) => {
    const { template, opened, acted } = build(platform, 'en', false, {
      recent: ['/R&D/a.bothends', '/b.bothends'],
    });
    click(items(template).find(({ label }) => label === '/R&&D/a.bothends'));
    click(byId(template, 'clear-recent'));
    expect(opened).toEqual(['/R&D/a.bothends']);
    expect(acted).toEqual(['clear-recent']);
    const none = items(build(platform).template).find(({ enabled }) => enabled === false);
    expect(none?.label).toBe('Nothing opened yet');
  });

  it.each(['linux', 'win32'] as const)('%s quits from File and has About in Help', (platform) => {
    expect(roles(build(platform).template)).toEqual(expect.arrayContaining(['quit', 'about']));
  });
});
