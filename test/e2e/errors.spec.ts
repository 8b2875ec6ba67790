import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { closedPort, dial, listen } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

test('refused: the code and what to do about it', async ({ page }) => {
  const port = await closedPort();
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(client.region).toContainText('ECONNREFUSED');
  await expect(client.region).toContainText('Check the port and that the server is running.');
});

test('the address is in use: the server says so and offers another try', async ({ page }) => {
  const other = await listen(() => undefined);
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  await dialog.getByLabel('Port', { exact: true }).fill(String(other.port));
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  const server = pane(page, new RegExp(`^Server .*:${other.port}$`));
  await expect(server.region).toContainText('EADDRINUSE');
  other.close();
  await server.region.getByRole('button', { name: /Listen again/ }).click();
  await expect(server.traffic).toContainText('listening on');
  const socket = await dial(other.port);
  await expect(server.connections.getByRole('group')).toHaveCount(1);
  socket.destroy();
});

test('a connect timeout is our own clock, and says so', async ({ page }) => {
  // One connection fills the queue of a listener that never accepts; the next ones get no answer at all.
  const { port, release } = await fullQueue();
  await openClient(page, port, {
    advanced: async (dialog) => {
      await dialog.getByText('More options').click();
      await dialog.getByLabel(/^Give up connecting/).fill('0.3');
    },
  });
  const client = clientPane(page, port);
  await expect(client.region).toContainText('ETIMEDOUT');
  await release();
});

test('a reset by the peer is told apart from an end', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  const socket = await dial(port);
  await expect(server.connections.getByRole('group')).toHaveCount(1);
  socket.resetAndDestroy();
  await expect(server.traffic).toContainText('ECONNRESET');
  const polite = await dial(port);
  polite.end();
  await expect(server.traffic).toContainText(/FIN/);
});

test('half-close, then close, from the connection of a server', async ({ page }) => {
  const { port, pane: server } = await openServer(page, { behaviour: 'manual' });
  const socket = await dial(port);
  let ended = false;
  socket.on('end', () => {
    ended = true;
  });
  socket.resume();
  const chip = server.connections.getByRole('group', { name: /^Connection #1 / });
  await verb(page, chip, 'Half-close');
  await expect.poll(() => ended).toBe(true);
  socket.write('still talking\n');
  await expect(server.traffic).toContainText('still talking␊');
  await verb(page, chip, 'Close');
  await expect(chip).toHaveCount(0);
  socket.destroy();
});

test('reset and pause reading, from the connection of a server', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  const socket = await dial(port);
  let error = '';
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    error = cause.code ?? '';
  });
  socket.resume();
  const chip = server.connections.getByRole('group', { name: /^Connection #1 / });
  await verb(page, chip, 'Pause reading');
  await expect(server.traffic).toContainText(/paused/i);
  await verb(page, chip, 'Resume reading');
  await verb(page, chip, 'Reset');
  await expect.poll(() => error).toBe('ECONNRESET');
});

test('a client reconnects by hand', async ({ page }) => {
  const { port, pane: server } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  await expect(server.connections.getByRole('group')).toHaveCount(1);
  await verb(page, server.connections.getByRole('group'), 'Reset');
  await expect(client.region).toContainText('ECONNRESET');
  await client.region.getByRole('button', { name: 'Reconnect' }).click();
  await say(client, 'again');
  await expect(client.traffic).toContainText('again␊');
});

test('a row of the events opens its explanation', async ({ page }) => {
  const port = await closedPort();
  await openClient(page, port);
  await expect(clientPane(page, port).region).toContainText('ECONNREFUSED');
  await page.keyboard.press('Control+Shift+E');
  const events = page.getByRole('region', { name: 'Events' });
  await events.getByText('ECONNREFUSED').last().click();
  await expect(page.getByText(/What to do|Next/).first()).toBeVisible();
});

/** Runs a verb of a connection: a button of its own, or an entry of its menu. */
async function verb(page: Page, chip: Locator, name: string) {
  const button = chip.getByRole('button', { name, exact: true });
  await expect(chip).toBeVisible();
  if ((await button.count()) > 0) {
    await button.click();
    return;
  }
  await chip.getByRole('button').last().click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** A listener whose accept queue is full: it is blocked, so that connects neither succeed nor fail. */
async function fullQueue(): Promise<{ port: number; release(): Promise<void> }> {
  const child = spawn(process.execPath, [
    '-e',
    `const s=require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>{process.stdout.write(String(s.address().port));Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,60000)})`,
  ]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data) => resolve(Number(String(data)))),
  );
  const fillers = Array.from({ length: 6 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  await expect.poll(() => fillers.filter((socket) => !socket.connecting).length).toBeGreaterThanOrEqual(2);
  return {
    port,
    async release() {
      for (const socket of fillers) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
