// What stays: recordings, exports, replays, long logs; and the command line.
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dial, listen } from '../support/peers';
import type { Picture, Stage } from './stage';

const WINDOW = { width: 1120, height: 640 };

/** Fills in the dialog of a recording. */
async function record(stage: Stage, file: string): Promise<void> {
  const dialog = stage.dialog(stage.t('record.start.title'));
  await dialog.getByLabel(stage.t('record.start.file'), { exact: true }).fill(file);
  await stage.button(stage.t('record.start.submit'), dialog).click();
  await expect(dialog).toBeHidden();
}

export const KEEPING: readonly Picture[] = [
  {
    name: 'recording',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t } = stage;
      const { server, client } = await stage.openPair();
      await stage.tool(server, t('record.command.start'));
      await record(stage, join(stage.folder(), 'run.pcapng'));
      await stage.say(client, 'hello');
      await expect(server.region).toContainText(t('record.badge'));
      return server.region;
    },
  },
  {
    name: 'export',
    start: { viewport: WINDOW, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      await stage.say(client, 'hello');
      await stage.tool(client, t('record.command.export'));
      const dialog = stage.dialog(t('record.export.title'));
      await dialog.getByLabel(t('record.export.format')).selectOption('csv');
      return dialog;
    },
  },
  {
    name: 'replay',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t } = stage;
      const file = join(stage.folder(), 'run.pcapng');
      const { port, pane } = await stage.openServer();
      await stage.tool(pane, t('record.command.start'));
      await record(stage, file);
      const peer = await dial(port);
      peer.write('hello\n');
      await expect(pane.rows.filter({ hasText: 'hello␊' })).toHaveCount(2);
      peer.end();
      await stage.tool(pane, t('record.command.stop'));
      const other = await listen((socket) => socket.on('data', () => socket.write('hallo\n')));
      stage.after(() => other.close());
      await stage.command(t('palette.command.open-recording'));
      const dialog = stage.dialog(t('open.title'));
      await dialog.getByLabel(t('open.orFile')).fill(file);
      await stage.button(t('open.start'), dialog).click();
      await stage.button(t('replay.command')).first().click();
      const ask = stage.dialog(t('replay.title'));
      await ask.getByLabel(t('replay.port')).fill(String(other.port));
      await stage.button(t('replay.start'), ask).click();
      await expect(stage.page.getByText(t('replay.outcome.different', { offset: 1 }))).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'long-logs',
    start: { viewport: WINDOW, colorScheme: 'light' },
    draw: async (stage) => {
      const { port, pane } = await stage.openServer();
      const peer = await dial(port);
      // One row for each line and one for its echo, because the next line waits for it.
      for (let i = 1; i <= 3_000; i++) {
        peer.write(`line ${i}\n`);
        await once(peer, 'data');
      }
      peer.end();
      const slider = pane.region.getByRole('slider', { name: stage.t('logPosition.label') });
      await slider.focus();
      await slider.press('PageUp');
      await expect(pane.traffic).toContainText('line 2');
      return pane.region;
    },
  },
];
