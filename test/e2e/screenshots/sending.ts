// What goes out: the message box, snippets, files, and several panes at once.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { listen } from '../support/peers';
import type { Picture, Stage } from './stage';

const WINDOW = { width: 1120, height: 620 };

async function addSnippet(
  stage: Stage,
  fields: { name: string; text: string; folder: string; mode?: string; ending?: string; key?: string },
): Promise<void> {
  const { t } = stage;
  await stage.button(t('snippets.new')).click();
  const dialog = stage.dialog(t('snippets.dialog.new'));
  await dialog.getByLabel(t('snippets.dialog.name'), { exact: true }).fill(fields.name);
  await dialog.getByLabel(t('snippets.dialog.folder'), { exact: true }).fill(fields.folder);
  if (fields.mode !== undefined)
    await dialog.getByLabel(t('snippets.dialog.mode'), { exact: true }).selectOption(fields.mode);
  if (fields.ending !== undefined)
    await dialog.getByLabel(t('snippets.dialog.ending'), { exact: true }).selectOption(fields.ending);
  if (fields.key !== undefined)
    await dialog.getByLabel(t('snippets.dialog.key'), { exact: true }).selectOption(fields.key);
  await dialog.getByRole('textbox', { name: t('snippets.dialog.text') }).fill(fields.text);
  await stage.button(t('snippets.dialog.save'), dialog).click();
  await expect(dialog).toBeHidden();
}

export const SENDING: readonly Picture[] = [
  {
    name: 'compose',
    start: { viewport: { width: 1120, height: 460 } },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      await stage.say(client, 'hello');
      await client.message.fill('PUT 7\\x00\\u{ac00}\\t1\\\\2');
      await expect(client.region.getByRole('group', { name: stage.t('compose.bytes') })).toContainText(
        'EA B0 80',
      );
      return client.region;
    },
  },
  {
    name: 'encodings',
    start: { viewport: { width: 1120, height: 460 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      const box = (name: string) => client.region.getByRole('combobox', { name, exact: true });
      await box(t('compose.encoding')).selectOption('euc-kr');
      await box(t('compose.lineEnding')).selectOption('crlf');
      await client.message.fill('안녕');
      await client.message.press('Enter');
      await expect(client.rows.filter({ hasText: '␍␊' })).toHaveCount(2);
      await stage.view(
        client,
        new RegExp(`^${t('traffic.view.encoding')}`),
        t('traffic.view.encodings.euc-kr'),
      );
      await expect(client.rows.filter({ hasText: '안녕␍␊' })).toHaveCount(2);
      await client.message.fill('똠방 각하');
      return client.region;
    },
  },
  {
    name: 'snippets',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      await stage.page.keyboard.press('Control+Shift+X');
      const folder = stage.isKorean ? '장치' : 'devices';
      await addSnippet(stage, {
        name: stage.isKorean ? '레지스터 읽기' : 'read registers',
        text: '11 03 00 6B 00 03 {{crc16}}',
        folder,
        mode: 'hex',
        ending: 'none',
        key: 'Shift+F2',
      });
      await addSnippet(stage, {
        name: stage.isKorean ? '번호' : 'numbered',
        text: 'no {{counter:3}}',
        folder,
      });
      await client.message.focus();
      await stage.page.keyboard.press('Shift+F2');
      await expect(client.rows.filter({ hasText: '8 B' })).toHaveCount(2);
      await stage.page.getByRole('option').last().dblclick();
      await expect(client.traffic).toContainText('no 001␊');
      return undefined;
    },
  },
  {
    name: 'send-file',
    start: { viewport: { width: 1120, height: 420 }, colorScheme: 'light' },
    draw: async (stage) => {
      const peer = await listen((socket) => socket.pause());
      stage.after(() => peer.close());
      const file = join(stage.folder(), 'firmware.bin');
      writeFileSync(file, Buffer.alloc(24_000_000, 'Bothends '));
      const client = await stage.openClient(peer.port);
      const choosing = stage.page.waitForEvent('filechooser');
      await stage.tool(client, stage.t('sendFile.command'));
      await (await choosing).setFiles(file);
      const line = client.region.getByRole('listitem').filter({ hasText: 'firmware.bin' });
      const stalled = stage.t('sendFile.state.stalled', { taken: '', total: '' }).split(' · ').at(-1) ?? '';
      // The numbers stand still.
      await expect(line).toContainText(stalled, { timeout: 30_000 });
      await stage.button(stage.t('panes.verb.clear'), client.region).click();
      await client.message.focus();
      return client.region;
    },
  },
  {
    name: 'broadcast',
    start: { viewport: { width: 1120, height: 860 } },
    draw: async (stage) => {
      const { port, pane } = await stage.openServer();
      const clients = [];
      for (let i = 0; i < 3; i++) clients.push(await stage.openClient(port));
      const [first, second] = clients;
      if (first === undefined || second === undefined) throw new Error('two clients');
      await stage.command(stage.t('broadcast.start'));
      await stage.button(stage.t('broadcast.exclude'), pane.region).click();
      await stage.say(first, 'status?', 1);
      await expect(second.rows.filter({ hasText: 'status?' })).not.toHaveCount(0);
      return undefined;
    },
  },
];
