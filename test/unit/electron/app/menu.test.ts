import { MENU_COMMANDS } from '@shared/contract/commands';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../electron/app/menu';

type Item = ReturnType<typeof menuTemplate>[number];

const PLATFORMS = ['linux', 'win32', 'darwin'] as const;

function build(
  platform: (typeof PLATFORMS)[number],
  language: (typeof LANGUAGES)[number] = 'en',
  developer = false,
) {
  const ran: string[] = [];
  const t = createTranslator(language).t;
  const template = menuTemplate({ platform, t, run: (command) => ran.push(command), developer });
  return { template, ran };
}

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

  it('keeps the roles that copy and paste need', () => {
    expect(roles(build(platform).template)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    );
  });

  it.each(LANGUAGES)('has a word for every entry in %s', (language) => {
    for (const item of items(build(platform, language).template)) {
      if (item.type !== 'separator' && item.role !== 'appMenu') expect(item.label).toMatch(/\S/);
      expect(item.label ?? '').not.toMatch(/desktop\.|palette\.|\{\{/);
    }
  });

  it('shows developer entries to developers only', () => {
    expect(roles(build(platform).template)).not.toContain('toggleDevTools');
    expect(roles(build(platform, 'en', true).template)).toContain('toggleDevTools');
  });
});

describe('platform conventions', () => {
  it('macOS has the app menu first and quits there', () => {
    const { template } = build('darwin');
    expect(template[0]?.role).toBe('appMenu');
    expect(roles(template)).not.toContain('quit');
    // Every top-level item must be a submenu there.
    for (const item of template) expect(item.submenu !== undefined || item.role !== undefined).toBe(true);
  });

  it.each(['linux', 'win32'] as const)('%s quits from File and has About in Help', (platform) => {
    expect(roles(build(platform).template)).toEqual(expect.arrayContaining(['quit', 'about']));
  });
});
