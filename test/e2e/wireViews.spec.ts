// The views of the wire that explain: which write became which reads, which calls were made, what the header says.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

const wire = (page: Page) => page.getByRole('region', { name: 'Wire', exact: true });

async function look(page: Page, view: 'Bytes' | 'Calls' | 'Header'): Promise<Locator> {
  if (!(await wire(page).isVisible())) await page.keyboard.press('Control+Shift+L');
  await wire(page).getByRole('tab', { name: view }).click();
  return wire(page).getByRole('region', { name: view, exact: true });
}

/** A server that answers in pieces and a client that reads once for each line it sends: the bug of the course notes. */
async function splitAndNaive(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'New server' }).first().click();
  const server = page.getByRole('dialog', { name: 'New server' });
  await server.getByLabel('Port', { exact: true }).fill('0');
  await server.getByLabel('Behaviour').selectOption('split');
  await server.getByRole('button', { name: 'Start', exact: true }).click();
  const region = page.getByRole('region', { name: /^Server .*:[1-9]\d*$/ });
  await expect(region).toBeVisible();
  const port = Number(/:(\d+)$/.exec((await region.getAttribute('aria-label')) ?? '')?.[1]);
  await openClient(page, port, {
    advanced: async (dialog) => {
      await dialog.getByLabel('Behaviour').selectOption('naive');
    },
  });
  return port;
}

test('one write becomes several reads, several become one, and what is not read is on its way', async ({
  page,
}) => {
  const port = await splitAndNaive(page);
  const client = clientPane(page, port);
  await say(client, 'hello');
  await expect(client.rows.filter({ hasText: 'Message from server: hel' })).toHaveCount(1);
  const bytes = await look(page, 'Bytes');
  const answers = bytes.getByRole('region', { name: 'Server → client' });
  // One read each: the second piece waits in the kernel.
  await expect(answers).toContainText('2 writes → 1 read · 6 B written, 3 B read · 3 B on its way');
  await expect(answers.getByRole('listitem').first()).toContainText('1 write → 1 read · 3 B');
  await expect(bytes.getByRole('region', { name: 'Client → server' })).toContainText(
    '1 write → 1 read · 6 B = 6 B',
  );
});

test('200,000 bytes of one write arrive in any number of reads, and every byte arrives', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'x'.repeat(199_999));
  const bytes = await look(page, 'Bytes');
  for (const direction of ['Client → server', 'Server → client'])
    await expect(bytes.getByRole('region', { name: direction })).toContainText('200,000 B = 200,000 B');
});

test('the calls of both ends light up as they are made', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'one');
  await say(client, 'two');
  await expect(client.rows.filter({ hasText: 'two' })).toHaveCount(2);
  const calls = await look(page, 'Calls');
  const line = (text: RegExp) => calls.getByRole('row').filter({ hasText: text });
  await expect(line(/listen\(observed by the app\)/)).toContainText('backlog');
  await expect(line(/accept\(observed by the app\)/)).toContainText('connect(observed by the app)');
  await expect(line(/bind\(explanation/).first()).toContainText(`127.0.0.1:${port}`);
  await expect(line(/the kernel chooses a free port/)).toHaveCount(1);
  await expect(line(/write ×2\(observed by the app\)8 B/)).toHaveCount(2);
  await expect(line(/shutdown\(observed/)).toHaveCount(0);
  await client.region.getByRole('button', { name: 'Half-close' }).first().click();
  await expect(line(/shutdown\(observed by the app\)sends FIN/)).toHaveCount(2);
  await expect(line(/the engine, in answer to the FIN/)).toContainText('returns 0');
});

test('the header knows the ports, explains the rest, and gives a filter for Wireshark', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const header = await look(page, 'Header');
  await expect(header.getByRole('button', { name: /^Destination port/ })).toContainText(`${port} ●`);
  await header.getByRole('button', { name: /^Acknowledgement number/ }).focus();
  await page.keyboard.press('Enter');
  await expect(header.getByRole('heading')).toContainText('Acknowledgement number');
  await expect(header).toContainText('of the next one expected');
  await expect(header).toContainText('not visible to a program');
  await header.getByRole('button', { name: 'Server → client' }).click();
  await expect(header.getByRole('button', { name: /^Source port/ })).toContainText(`${port} ●`);
  await expect(header.getByRole('button', { name: 'Copy Wireshark filter' })).toBeVisible();
  await expect(header.locator('code')).toHaveText(new RegExp(`^tcp\\.port==${port} && tcp\\.port==\\d+$`));
});

test.describe('in a narrow window', () => {
  test.use({ start: { viewport: { width: 520, height: 800 } } });

  test('no tab of the wire is cut off', async ({ page }) => {
    await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
    // It comes to the front, and would cover the wire if that were there already.
    await expect(pane(page, /^Client → /).message).toBeFocused();
    await page.keyboard.press('Control+Shift+L');
    const tabs = wire(page).getByRole('tablist', { name: 'Views of the wire' }).getByRole('tab');
    await expect(tabs).toHaveText(['Ladder', 'States', 'Buffers', 'Bytes', 'Calls', 'Header']);
    for (const tab of await tabs.all()) {
      await expect(tab).toBeInViewport({ ratio: 1 });
      expect(await tab.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
    }
  });
});
