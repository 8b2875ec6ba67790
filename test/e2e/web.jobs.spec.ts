import { expect, test } from './support/test';
import { clientPane, openClient, openServer, type Pane } from './support/workbench';

async function tool(target: Pane, name: string): Promise<void> {
  await target.region.getByRole('button', { name: 'More', exact: true }).click();
  await target.region.page().getByRole('menuitem', { name }).click();
}

test('a message repeats while the page is reloaded, until Ctrl+B', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(client.region.getByText(/connected/).first()).toBeVisible();
  await tool(client, 'Repeat…');
  const dialog = page.getByRole('dialog', { name: 'Repeat a message' });
  await dialog.getByLabel('Message').fill('tick {{counterr}}');
  await expect(dialog.getByRole('alert')).toContainText('{{counterr}}');
  await dialog.getByLabel('Message').fill('tick {{counter}}');
  await dialog.getByLabel('Every (ms)').fill('200');
  await dialog.getByRole('button', { name: 'Start repeating' }).click();
  await expect(dialog).toBeHidden();
  await expect(client.traffic).toContainText(/tick \d+␊/);
  await page.reload();
  const jobs = client.region.getByRole('list', { name: 'Jobs' });
  await expect(jobs).toContainText('Repeat “tick {{counter}}”');
  await expect(jobs).toContainText('running');
  await expect(page.getByRole('button', { name: '1 job running' })).toBeVisible();
  await client.region.focus();
  await page.keyboard.press('Control+b');
  await expect(jobs).toContainText('stopped');
  await expect(page.getByRole('button', { name: '1 job running' })).toBeHidden();
  await jobs.getByRole('button', { name: /^Remove/ }).click();
  await expect(jobs).toBeHidden();
});

test('a sequence is written, undone, run and kept', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await tool(client, 'Sequence…');
  const dialog = page.getByRole('dialog', { name: 'Sequence of steps' });
  await expect(dialog).toContainText('No step yet');
  await dialog.getByLabel('Name').fill('greet');
  await dialog.getByRole('button', { name: 'Add a send' }).click();
  await dialog.getByRole('button', { name: 'Add a wait' }).click();
  const [send, wait] = [1, 2].map((n) => dialog.getByRole('listitem', { name: `Step ${n}` }));
  await send?.getByLabel('Message').fill('hello 42');
  await wait?.getByLabel('What').fill('\\d+$');
  await dialog.getByRole('button', { name: 'Start sequence' }).click();
  await expect(dialog.getByRole('alert')).toContainText('a stream has no end');
  await wait?.getByLabel('What').fill('\\d+\\n');
  await dialog.getByRole('button', { name: 'Delete step 1' }).click();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Start sequence' }).click();
  await expect(dialog).toBeHidden();
  const jobs = client.region.getByRole('list', { name: 'Jobs' });
  await expect(jobs).toContainText('Sequence “greet”');
  await expect(jobs).toContainText('done');
  await jobs.getByRole('button', { name: 'Steps' }).click();
  await expect(jobs.getByRole('list', { name: 'Steps of “greet”' })).toContainText('42␊');
  await page.reload();
  await tool(client, 'Sequence…');
  await expect(dialog.getByLabel('Name')).toHaveValue('greet');
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
});

test('an echo check shows what came back and how long it took', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(client.region.getByText(/connected/).first()).toBeVisible();
  await tool(client, 'Echo check…');
  const dialog = page.getByRole('dialog', { name: 'Echo check' });
  await dialog.getByLabel('Size').fill('lots');
  await dialog.getByRole('button', { name: 'Start check' }).click();
  await expect(dialog.getByRole('alert')).toContainText('500K or 2G');
  await dialog.getByLabel('Size').fill('3M');
  await dialog.getByRole('button', { name: 'Start check' }).click();
  await expect(dialog).toContainText('Passed: all 3,145,728 B');
  await expect(dialog.getByRole('img', { name: /^Round trips: half within/ })).toBeVisible();
  await dialog.getByText('As a table').click();
  await expect(dialog.getByRole('table')).toContainText('Chunks');
  await page.keyboard.press('Escape');
  await expect(client.region.getByRole('list', { name: 'Jobs' })).toContainText('100 %');
});
