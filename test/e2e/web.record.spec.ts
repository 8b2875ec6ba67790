import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaints, follow } from '../helpers/tshark';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

test('a session is recorded to a file that Wireshark follows, and the page offers it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-e2e-'));
  const file = join(folder, 'run.pcapng');
  try {
    const { port, pane } = await openServer(page);
    await pane.region.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Record…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record to a file' });
    const path = dialog.getByLabel('File', { exact: true });
    await expect(path).not.toHaveValue('');
    await path.fill(join(folder, 'missing', 'run.pcapng'));
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('There is no such folder');
    await path.fill(file);
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog).toBeHidden();
    const strip = pane.region.getByRole('region', { name: /^recording this session to run\.pcapng/ });
    await expect(strip).toContainText('REC');
    await expect(pane.traffic).toContainText('recording to');
    await openClient(page, port);
    const client = clientPane(page, port);
    await say(client, 'hello');
    await expect(client.traffic).toContainText('hello');
    await strip.getByRole('button', { name: 'Stop recording' }).click();
    await expect(strip).toBeHidden();

    expect(complaints(file)).toEqual([]);
    expect(follow(file).second.toString()).toBe('hello\n');

    await page.keyboard.press('Control+Shift+P');
    await page.getByRole('combobox').last().fill('Recordings');
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'Recordings' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('link', { name: /^Download run\.pcapng/ }).click(),
    ]);
    expect(readFileSync(await download.path()).equals(readFileSync(file))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what the log has is exported as a download', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'export me');
  await expect(client.traffic).toContainText('export me');
  await client.region.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('jsonl');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.jsonl$/);
  const rows = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(rows.map((row) => JSON.parse(row).type)).toEqual(
    expect.arrayContaining(['connected', 'sent', 'received']),
  );
  await expect(dialog).toContainText('Saved');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  // Chosen with the keyboard: the rows under the cursor and above it, with what is noted beside one.
  await client.traffic.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+D');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Export these rows…' }).click();
  await expect(dialog.getByLabel('Rows')).toHaveValue('some');
  await dialog.getByLabel('Format').selectOption('csv');
  const [some] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const [head = '', ...lines] = readFileSync(await some.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toMatch(/,note$/);
  expect(lines.flatMap((line) => /,(sent|received),/.exec(line)?.[1] ?? [])).toEqual(['sent', 'received']);
  expect(lines.at(-1)).toMatch(/,received,.*,marked$/);
});
