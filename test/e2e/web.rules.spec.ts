import { readFile } from 'node:fs/promises';
import { dial } from './support/peers';
import { expect, test } from './support/test';
import { openServer } from './support/workbench';

test('rules are written, tried and applied, answer a peer, show where they fired, and come back', async ({
  page,
}) => {
  const { port, pane } = await openServer(page, { behaviour: 'manual' });
  const open = async (): Promise<void> => {
    await pane.region.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Rules…' }).click();
  };
  await open();
  const dialog = page.getByRole('dialog', { name: 'Rules' });
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await dialog.getByLabel('When a frame').selectOption('regex');
  const pattern = dialog.getByLabel('Pattern');
  await pattern.fill('^set (?=x)');
  await expect(dialog.getByRole('alert')).toContainText('Look-around');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(pattern).toBeFocused();

  await pattern.fill('^set (\\w+)=(\\d+)$');
  await dialog.getByLabel('Reply').fill('$1 is $2');
  await dialog.getByLabel('What a peer would send').fill('nothing\\nset speed=12\\r\\n');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'frame 2' })).toContainText('speed is 12␊');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog.getByText('1 rule answers.')).toBeVisible();

  const peer = await dial(port);
  const answers: string[] = [];
  peer.on('data', (data) => answers.push(data.toString()));
  peer.write('set sp');
  peer.write('eed=7\n');
  await expect.poll(() => answers.join('')).toBe('speed is 7\n');

  // Where it fired: back in the pane, at the row.
  const last = dialog.getByRole('button', { name: 'last on #1' });
  await expect(dialog.getByText('fired 1 ×')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ version: 1 });
  await last.click();
  await expect(dialog).toBeHidden();
  await expect(pane.rows.filter({ hasText: 'rule “Rule 1” fired' })).toHaveCount(1);

  // The mark of the pane leads back; what is deleted can be had again; a new page shows the same.
  await pane.region.getByRole('button', { name: 'rules 1' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText('No rules yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('1 rule answers.')).toBeVisible();
  await page.reload();
  await pane.region.getByRole('button', { name: 'rules 1' }).click();
  await expect(dialog.getByLabel('Reply')).toHaveValue('$1 is $2');
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(dialog.getByText('Not in use')).toBeVisible();
  peer.destroy();
});
