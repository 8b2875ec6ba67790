import { dial, echoThrough } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

test('reloading the page keeps sessions, and shows their rows again once', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'before the reload');
  await expect(clientPane(page, port).traffic).toContainText('← ');
  await page.reload();
  const client = clientPane(page, port);
  await expect(client.traffic).toContainText('before the reload␊');
  await say(client, 'after the reload');
  await expect(client.traffic).toContainText('after the reload␊');
  // Sent and echoed: two rows, and not twice as many.
  await expect(client.rows.filter({ hasText: 'before the reload' })).toHaveCount(2);
});

test('binary bytes survive an echo, and are shown without doing anything', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  const socket = await dial(port);
  const hostile = Buffer.from('\u001b[31mred\u001b]0;owned\u0007\u001b[2J\u0000\u0085\u202eabc', 'utf8');
  socket.write(Buffer.concat([hostile, Buffer.from([0xff, 0xfe, 0x80])]));
  await expect(server.traffic).toContainText('␛[31mred');
  await expect(server.traffic).toContainText('␛]0;owned␇');
  await expect(server.traffic).toContainText('␀');
  await expect(page).not.toHaveTitle(/owned/);
  const { sent, received } = await echoThrough(port, 1024 * 1024);
  expect(received).toBe(sent);
  socket.destroy();
});

test('50 MB through an echo: totals are equal and the page answers', async ({ page }) => {
  test.setTimeout(90_000);
  const total = 50 * 1024 * 1024;
  const { port, pane: server } = await openServer(page);
  const flood = echoThrough(port, total);
  // While it runs the page opens and closes a dialog.
  await page.getByRole('button', { name: 'New client' }).first().click();
  await expect(page.getByRole('dialog', { name: 'New client' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'New client' })).toBeHidden();
  const { sent, received } = await flood;
  expect(received).toBe(sent);
  await expect(server.region).toContainText(/52\.4 MB.*52\.4 MB/);
});

test('closing a pane closes its session after a question', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  await clientPane(page, port).region.getByRole('button', { name: 'Close session' }).click();
  const question = page.getByRole('alertdialog', { name: 'Close this session?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Keep open' }).click();
  await expect(clientPane(page, port).region).toBeVisible();
  await clientPane(page, port).region.getByRole('button', { name: 'Close session' }).click();
  await question.getByRole('button', { name: 'Close session' }).click();
  await expect(clientPane(page, port).region).toHaveCount(0);
  await expect(server.connections.getByRole('group')).toHaveCount(0);
});

test('stop listening keeps the connections that are there', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  await server.region.getByRole('button', { name: 'Stop listening' }).click();
  await say(clientPane(page, port), 'still here');
  await expect(clientPane(page, port).traffic).toContainText('still here␊');
  await openClient(page, port);
  await expect(clientPane(page, port, 1).region).toContainText('ECONNREFUSED');
});

test('following one connection hides the others', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  const one = await dial(port);
  const two = await dial(port);
  one.write('from one\n');
  two.write('from two\n');
  await expect(server.traffic).toContainText('from two');
  await server.region.getByRole('combobox', { name: 'Rows of' }).selectOption('1');
  await expect(server.traffic).not.toContainText('from two');
  await expect(server.traffic).toContainText('from one');
  one.destroy();
  two.destroy();
});

test('the workspace is empty again when the last session is closed', async ({ page }) => {
  const { port } = await openServer(page);
  await pane(page, new RegExp(`:${port}$`))
    .region.getByRole('button', { name: 'Close session' })
    .click();
  await expect(page.getByRole('button', { name: /^Server \+ client on this machine/ })).toBeVisible();
});
