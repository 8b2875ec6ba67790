// What goes on by itself: repeated messages, sequences, rules, the echo check.
import { expect } from '@playwright/test';
import { dial } from '../support/peers';
import type { Picture } from './stage';

const WINDOW = { width: 1120, height: 700 };

export const AUTOMATIC: readonly Picture[] = [
  {
    name: 'repeat',
    start: { viewport: { width: 1120, height: 560 } },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      await stage.tool(client, t('jobs.repeatCommand'));
      const dialog = stage.dialog(t('jobs.repeat.title'));
      await dialog.getByLabel(t('jobs.message.text'), { exact: true }).fill('tick {{counter}}');
      await dialog.getByLabel(t('jobs.repeat.every')).fill('500');
      await stage.button(t('jobs.repeat.start'), dialog).click();
      await expect(client.traffic).toContainText('tick 3␊');
      return client.region;
    },
  },
  {
    name: 'sequence',
    start: { viewport: WINDOW, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      await stage.tool(client, t('jobs.sequenceCommand'));
      const dialog = stage.dialog(t('jobs.sequence.title'));
      await dialog.getByLabel(t('jobs.sequence.name'), { exact: true }).fill('login');
      await stage.button(t('jobs.sequence.addSend'), dialog).click();
      await stage.button(t('jobs.sequence.addWait'), dialog).click();
      const part = (n: number) => dialog.getByRole('listitem', { name: t('jobs.sequence.step', { n }) });
      await part(1).getByLabel(t('jobs.message.text'), { exact: true }).fill('USER kim 42');
      await part(2).getByLabel(t('jobs.sequence.pattern')).fill('\\d+\\n');
      return dialog;
    },
  },
  {
    name: 'rules',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t } = stage;
      const { port, pane } = await stage.openServer({ behaviour: 'manual' });
      await stage.tool(pane, t('rules.command'));
      const dialog = stage.dialog(t('rules.title'));
      await stage.button(t('rules.add'), dialog).click();
      await dialog.getByLabel(t('rules.match')).selectOption('regex');
      await dialog.getByLabel(t('rules.pattern')).fill('^set (\\w+)=(\\d+)$');
      await dialog.getByLabel(t('rules.reply')).fill('$1 is $2');
      await dialog.getByLabel(t('rules.try.label')).fill('set speed=12\\n');
      await stage.button(t('rules.apply'), dialog).click();
      const peer = await dial(port);
      peer.write('set sp');
      peer.write('eed=7\n');
      await expect(dialog).toContainText(t('rules.fired', { n: 1 }));
      peer.destroy();
      return dialog;
    },
  },
  {
    name: 'echo-check',
    start: { viewport: { width: 1120, height: 900 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      await stage.tool(client, t('echoCheck.command'));
      const dialog = stage.dialog(t('echoCheck.title'));
      await dialog.getByLabel(t('echoCheck.size'), { exact: true }).fill('20M');
      await stage.button(t('echoCheck.start'), dialog).click();
      await expect(stage.button(t('echoCheck.again'), dialog)).toBeVisible({ timeout: 30_000 });
      await expect(dialog.getByRole('img')).toBeVisible();
      return dialog;
    },
  },
];
