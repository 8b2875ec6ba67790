import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { type HostName, startApp } from './support/hosts';
import { closedPort } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

// What a desktop does around its windows. Events of the system are raised as Electron raises them.

/** As a second start of the app does it. */
const startAgain = (electron: ElectronApplication | null, ...args: string[]) =>
  electron?.evaluate(({ app }, data) => app.emit('second-instance', {}, [], data.folder, data), {
    args,
    folder: tmpdir(),
  });

const linkBanner = (page: Page) => page.getByRole('alert').filter({ hasText: 'link' });

test('another window shows the same sessions with its own layout, and closing it ends nothing', async ({
  app,
  page,
}) => {
  const { port } = await openServer(page);
  const other = await app.anotherView();
  await expect(pane(other, /^Server /).region).toBeVisible();
  await openClient(other, port);
  await say(clientPane(other, port), 'from the other window');
  await expect(clientPane(page, port).traffic).toContainText('from the other window␊');
  // What one window shows is its own.
  await other.keyboard.press('Control+Shift+E');
  await expect(other.getByRole('region', { name: 'Events' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Events' })).toHaveCount(0);
  const count = () => app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await count()).toBe(2);
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.close());
  await expect.poll(count).toBe(1);
  await say(clientPane(page, port), 'still here');
  await expect(clientPane(page, port).traffic).toContainText('still here␊');
});

test('a link fills a dialog after a question, and a file that is no capture is told', async ({
  app,
  page,
}) => {
  const { port } = await openServer(page);
  await startAgain(app.electron, `--link=bothends://client?host=127.0.0.1&port=${port}`);
  await expect(linkBanner(page)).toContainText(`A link asks for a client to 127.0.0.1:${port}`);
  // Nothing has happened yet.
  await expect(clientPane(page, port).region).toHaveCount(0);
  await page.getByRole('button', { name: 'Fill in the dialog' }).click();
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await expect(dialog.getByLabel('Port', { exact: true })).toHaveValue(String(port));
  await expect(pane(page, /^Server /).connections.getByRole('group')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(clientPane(page, port).region).toBeVisible();

  await startAgain(app.electron, 'bothends://client?host=127.0.0.1&port=1&reconnect=auto');
  await expect(linkBanner(page)).toContainText('it says “reconnect”, which links cannot say');
  await linkBanner(page).getByRole('button', { name: 'Dismiss' }).click();

  await app.electron?.evaluate(({ dialog: boxes }) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    boxes.showMessageBox = ((...args: unknown[]) => {
      const { message, detail } = args.at(-1) as { message: string; detail: string };
      told.push(`${message}: ${detail}`);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof boxes.showMessageBox;
  });
  await startAgain(app.electron, 'not-there.pcapng');
  const told = () => app.electron?.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await expect.poll(told).toEqual(['not-there.pcapng could not be opened: There is no such file']);
});

test('sleep is told with what closed since, and a failure with a notification whose click leads to its pane', async ({
  browser,
}, info) => {
  const userData = mkdtempSync(join(tmpdir(), 'bothends-native-'));
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ notifications: true, tray: true }));
  const { electron, page, close } = await startApp(info.project.name as HostName, browser, { userData });
  await expect(page.getByRole('button', { name: 'New server' }).first()).toBeEnabled();
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'x');
  await expect(clientPane(page, port).traffic).toContainText('x␊');
  await electron?.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  const banner = page.getByRole('status').filter({ hasText: 'The computer slept for' });
  await expect(banner).toContainText('connections that were open still look open');
  const chip = pane(page, /^Server /).connections.getByRole('group');
  await chip.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(banner).toContainText(/closed since: .*Client → 127\.0\.0\.1:\d+/);
  await banner.getByRole('button', { name: 'Connect again' }).click();
  await say(clientPane(page, port), 'again');
  await expect(clientPane(page, port).traffic).toContainText('again␊');
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toHaveCount(0);

  const nobody = await closedPort();
  await electron?.evaluate(({ BrowserWindow, Notification }) => {
    const notified: Electron.Notification[] = [];
    Object.assign(globalThis, { notified });
    Notification.prototype.show = function show(this: Electron.Notification) {
      notified.push(this);
    };
    for (const window of BrowserWindow.getAllWindows()) window.blur();
  });
  await openClient(page, nobody);
  const bodies = () =>
    electron?.evaluate(() =>
      (globalThis as unknown as { notified: Electron.Notification[] }).notified.map(({ body }) => body),
    );
  await expect.poll(bodies).toEqual([`Client → 127.0.0.1:${nobody}: failed (ECONNREFUSED)`]);
  await clientPane(page, port).message.focus();
  await electron?.evaluate(() => {
    const { notified } = globalThis as unknown as { notified: Electron.Notification[] };
    notified[0]?.emit('click');
  });
  await expect(clientPane(page, nobody).region.locator(':focus')).toHaveCount(1);
  await close();
  rmSync(userData, { recursive: true, force: true });
});
