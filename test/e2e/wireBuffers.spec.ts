import type { Locator, Page } from '@playwright/test';
import { dial } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

/** More than the kernels of both ends take together, in sends of a size that a message box bears. */
const SENDS = 5;
const SEND_BYTES = 1024 * 1024;

function buffers(page: Page): { readonly up: Locator; readonly down: Locator } {
  const wire = page.getByRole('region', { name: 'Wire', exact: true });
  return {
    up: wire.getByRole('region', { name: 'Client → server' }),
    down: wire.getByRole('region', { name: 'Server → client' }),
  };
}

const bytes = async (direction: Locator, name: string): Promise<number> =>
  Number(await direction.getByRole('meter', { name }).getAttribute('aria-valuenow'));

/** A server whose behaviour answers nothing, and a client to it, with the buffers in view. */
async function openBuffers(page: Page) {
  const { port, pane: server } = await openServer(page, { behaviour: 'manual' });
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(server.connections.getByRole('group')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('tab', { name: 'Buffers' }).click();
  return { server, client, ...buffers(page) };
}

test('what a reader does not fetch waits in four places, and all of it arrives when reading goes on', async ({
  page,
}) => {
  // Megabytes typed into a page take their time where many work on few cores.
  test.slow();
  const { server, client, up, down } = await openBuffers(page);
  await server.connections.getByRole('button', { name: 'Pause reading' }).click();
  await expect(up).toContainText('The server does not read: its reading was paused in this app.');
  // The pane of the other end came to the front; the wire goes on showing what it showed.
  await expect(page.getByRole('tab', { name: 'Buffers' })).toHaveAttribute('aria-selected', 'true');

  // The line ending is one of the bytes.
  for (let i = 0; i < SENDS; i++) await say(client, 'x'.repeat(SEND_BYTES - 1));
  const total = (SENDS * SEND_BYTES).toLocaleString('en-US');
  await expect(up).toContainText(`${total} B written · 0 B read`);
  await expect(up).toContainText('in C, write() would stand still here');
  expect(await bytes(up, 'Application queue, Client')).toBeGreaterThan(0);
  if (process.platform === 'linux') {
    await expect.poll(() => bytes(up, 'Kernel send queue, Client')).toBeGreaterThan(0);
    await expect.poll(() => bytes(up, 'Kernel receive queue, Server')).toBeGreaterThan(0);
  }
  expect(await bytes(up, 'Read, Server')).toBe(0);
  await expect(down).toContainText('0 B written · 0 B read');
  await expect(down).not.toContainText('stand still');

  await server.connections.getByRole('button', { name: 'Resume reading' }).click();
  await expect(up).toContainText(`${total} B written · ${total} B read`);
  await expect(up).not.toContainText('write()');
  for (const name of [
    'Application queue, Client',
    'Kernel send queue, Client',
    'Kernel receive queue, Server',
  ])
    await expect.poll(() => bytes(up, name), { message: name }).toBe(0);
  const read = up.getByRole('meter', { name: 'Read, Server' });
  await expect(read).toHaveAttribute('aria-valuetext', `${total} B`);
  await expect(read).toHaveAttribute('aria-valuemax', String(SENDS * SEND_BYTES));
});

test('of an end that is elsewhere nothing is said, and of a closed connection the last values', async ({
  page,
}) => {
  const { client, up, down } = await openBuffers(page);
  await say(client, 'hello');
  await expect(up).toContainText('6 B written · 6 B read');
  const view = page.locator('.buffers');
  await expect(view).not.toContainText('last values');
  await client.region.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(view).toContainText('Closed. These are the last values.');
  await expect(up).toContainText('6 B written · 6 B read');
  await expect(down).toContainText('0 B written · 0 B read');
});

test('an end outside this app is not seen here', async ({ page }) => {
  const { port } = await openServer(page, { behaviour: 'manual' });
  const peer = await dial(port);
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('tab', { name: 'Buffers' }).click();
  const { up } = buffers(page);
  peer.write('abc');
  await expect(up).toContainText('3 B read');
  await expect(up).not.toContainText('written');
  await expect(up).toContainText('not seen here');
  await expect(up.getByRole('meter')).toHaveCount(process.platform === 'linux' ? 1 : 0);
  peer.destroy();
});
