import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { listen } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

/** The panel of snippets, opened. */
async function openSnippets(page: Page) {
  await page.getByRole('button', { name: 'Snippets' }).click();
  const panel = page.getByRole('region', { name: 'Snippets' });
  await expect(panel).toBeVisible();
  return panel;
}

async function addSnippet(page: Page, name: string, text: string, more: Record<string, string> = {}) {
  await page.getByRole('button', { name: 'New snippet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New snippet' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('textbox', { name: 'Message' }).fill(text);
  for (const [label, value] of Object.entries(more)) {
    const field = dialog.getByLabel(label, { exact: true });
    if ((await field.evaluate((node) => node.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test('a snippet is written, sent by key and double click, deleted and brought back', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  const panel = await openSnippets(page);
  await expect(panel).toContainText('No snippets yet.');

  await page.getByRole('button', { name: 'New snippet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New snippet' });
  await dialog.getByRole('textbox', { name: 'Message' }).fill('no {{nope}}');
  await expect(dialog).toContainText('there is no placeholder {{nope}}');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('no {{counter:3}}');
  await expect(dialog).toContainText('6E 6F 20 30 30 31 0A');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Give it a name.');
  await dialog.getByLabel('Name').fill('numbered');
  await dialog.getByLabel('Key').selectOption('Shift+F2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await addSnippet(page, 'modbus', '11 03 00 6B 00 03 {{crc16}}', {
    'Written as': 'hex',
    'Line ending': 'none',
    Folder: 'devices',
  });

  await client.message.focus();
  await page.keyboard.press('Shift+F2');
  await page.keyboard.press('Shift+F2');
  await expect(client.traffic).toContainText('no 001␊');
  await expect(client.traffic).toContainText('no 002␊');
  await panel.getByRole('option', { name: /modbus/ }).dblclick();
  await expect(panel).toContainText('“modbus” sent: 8 B.');

  const list = panel.getByRole('listbox');
  await list.focus();
  await panel.getByRole('option', { name: /numbered/ }).click();
  await list.press('Delete');
  await expect(panel.getByRole('option')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('option')).toHaveCount(2);

  await panel.getByRole('option', { name: /numbered/ }).click();
  await panel.getByRole('button', { name: 'Insert', exact: true }).click();
  await expect(client.message).toHaveValue('no 003');
});

test('snippets are in every tab, and go out and in as a file', async ({ page, app }) => {
  const panel = await openSnippets(page);
  await addSnippet(page, 'numbered', 'no {{counter}}');
  await addSnippet(page, 'modbus', '11 03', { 'Written as': 'hex' });
  // The layout is kept too: there the panel is open.
  const second = await app.anotherView();
  const there = second.getByRole('region', { name: 'Snippets' }).getByRole('option');
  await expect(there).toHaveCount(2);
  await panel.getByRole('option', { name: /numbered/ }).click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(there).toHaveCount(1);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(there).toHaveCount(2);
  await second.close();

  // Out as a file, and in again where there are none.
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  const file = await (await saving).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'bothends-snippets', version: 1 });
  for (const name of [/numbered/, /modbus/]) {
    await panel.getByRole('option', { name }).click();
    await panel.getByRole('button', { name: 'Delete' }).click();
    await expect(panel.getByRole('option', { name })).toHaveCount(0);
  }
  await page.reload();
  await expect(panel).toContainText('No snippets yet.');
  const choosing = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Import…' }).click();
  await (await choosing).setFiles(file);
  await expect(panel).toContainText('2 snippets imported.');
});

test('a message on the screen becomes a snippet', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'keep me');
  await expect(client.rows.filter({ hasText: 'keep me␊' })).toHaveCount(2);
  await client.traffic.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Save as snippet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New snippet' });
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue('keep me');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await openSnippets(page);
  await expect(page.getByRole('option', { name: /keep me/ })).toBeVisible();
});

test('a file goes out byte for byte, and waits while nobody reads', async ({ page }, info) => {
  const hash = createHash('sha256');
  let count = 0;
  let sockets: { resume(): unknown }[] = [];
  const peer = await listen((socket) => {
    sockets = [...sockets, socket];
    socket.on('data', (chunk) => {
      count += chunk.length;
      hash.update(chunk);
    });
    socket.pause();
  });
  const bytes = Buffer.alloc(8_000_000);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31) & 0xff;
  const path = info.outputPath('firmware.bin');
  await writeFile(path, bytes);
  await openClient(page, peer.port);
  const client = clientPane(page, peer.port);
  await client.region.getByRole('button', { name: 'More' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Send file…' }).click();
  await (await choosing).setFiles(path);
  const line = client.region.getByRole('listitem').filter({ hasText: 'firmware.bin' });
  await expect(line).toContainText('the other end does not read');
  await client.region.getByRole('button', { name: 'Pause firmware.bin' }).click();
  await expect(line).toContainText('paused at');
  for (const socket of sockets) socket.resume();
  await client.region.getByRole('button', { name: 'Go on with firmware.bin' }).click();
  await expect(line).toContainText('sent: 8,000,000 B');
  await expect.poll(() => count).toBe(bytes.length);
  expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  await client.region.getByRole('button', { name: 'Dismiss firmware.bin' }).click();
  await expect(line).toBeHidden();
  peer.close();
});

test('typing in one pane goes to the others that are not left out', async ({ page }) => {
  const { port } = await openServer(page);
  for (let i = 0; i < 3; i++) await openClient(page, port);
  const server = pane(page, /^Server /);
  const [first, second, third] = [0, 1, 2].map((nth) => clientPane(page, port, nth));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three panes');
  await first.message.focus();
  await page.keyboard.press('Control+Shift+Y');
  await expect(page.getByText('Broadcast', { exact: true })).toHaveCount(4);
  // The server would send it to all of its clients.
  for (const { region } of [third, server]) await region.getByRole('button', { name: 'Leave out' }).click();
  await say(first, 'to all');
  await expect(second.traffic).toContainText('to all␊');
  await page.keyboard.press('Control+Shift+Y');
  await expect(page.getByText('Broadcast', { exact: true })).toHaveCount(0);
  await say(first, 'alone');
  await expect(first.rows.filter({ hasText: 'alone␊' })).not.toHaveCount(0);
  await expect(second.traffic).not.toContainText('alone␊');
  await expect(third.traffic).not.toContainText('to all␊');
});
