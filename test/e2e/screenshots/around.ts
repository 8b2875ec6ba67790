// The app around the panes: workspaces, settings, keys, and how it is read aloud.
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Picture } from './stage';

const WINDOW = { width: 1120, height: 620 };

export const AROUND: readonly Picture[] = [
  {
    name: 'workspaces',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t, page } = stage;
      const file = join(stage.folder(), 'lab.bothends');
      await stage.openPair();
      await page.keyboard.press('Control+S');
      const save = stage.dialog(t('workspace.save.title'));
      await save.getByLabel(t('workspace.save.file'), { exact: true }).fill(file);
      await stage.button(t('workspace.save.submit'), save).click();
      await expect(save).toBeHidden();
      await page.keyboard.press('Control+O');
      const open = stage.dialog(t('workspace.open.title'));
      await open.getByLabel(t('workspace.open.file'), { exact: true }).fill(file);
      await stage.button(t('workspace.open.submit'), open).click();
      const question = page.getByRole('alertdialog').or(stage.dialog(t('workspace.replace.title')));
      await stage.button(t('workspace.replace.submit'), question).click();
      await expect(stage.button(t('workspace.waiting.start'))).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'settings',
    start: { viewport: { width: 1120, height: 700 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { t, page } = stage;
      await page.keyboard.press('Control+,');
      const dialog = stage.dialog(t('settings.title'));
      await dialog
        .getByRole('searchbox', { name: t('settings.search') })
        .fill(stage.isKorean ? '시각' : 'time');
      await expect(dialog.getByText(t('settings.item.time.label'), { exact: true }).first()).toBeVisible();
      return dialog;
    },
  },
  {
    name: 'keys',
    start: { viewport: { width: 1120, height: 760 }, colorScheme: 'light' },
    draw: async (stage) => {
      await stage.page.keyboard.press('F1');
      const dialog = stage.dialog(stage.t('palette.shortcuts'));
      await expect(dialog).toContainText('Ctrl+Shift+P');
      return dialog;
    },
  },
  {
    name: 'accessibility',
    start: { viewport: { width: 1000, height: 460 } },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      await stage.say(client, 'hello');
      await stage.button(stage.t('a11y.skip.panes')).focus();
      return undefined;
    },
  },
];
