import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostName, startApp } from './support/hosts';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

// What only a desktop host has: menu, quit, crash, window.

test('the native menu runs commands of the page, in the page’s language', async ({ app, page }) => {
  const click = (id: string) =>
    app.electron?.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  // The page has asked for its port when it can be used.
  await expect(page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
  await click('new-server');
  await expect(page.getByRole('dialog', { name: 'New server' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  const label = () =>
    app.electron?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new-server')?.label);
  await expect.poll(label).toBe('새 서버');
});

test('quitting asks while sockets are connected, and closes them', async ({ app, page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'x');
  await expect(clientPane(page, port).traffic).toContainText('x␊');
  await app.electron?.evaluate(({ dialog, app: electronApp }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    electronApp.quit();
  });
  const asked = () => app.electron?.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(['Quit Bothends?']);
  // Kept running: the session still echoes.
  await say(clientPane(page, port), 'still here');
  await expect(clientPane(page, port).traffic).toContainText('still here␊');
  const gone = app.electron?.waitForEvent('close');
  await app.electron?.evaluate(({ dialog, app: electronApp }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    electronApp.quit();
  });
  await gone;
});

test('a crashed page is reloaded and finds its sessions again', async ({ app, page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'before the crash');
  await expect(clientPane(page, port).traffic).toContainText('before the crash␊');
  await app.electron?.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  const text = () =>
    app.electron?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
  await expect.poll(text).toContain('before the crash');
});

test('navigation and new windows are blocked, and the page gets nothing of Electron but a port', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
  const seen = await page.evaluate(() => ({
    api: Object.keys((window as unknown as { bothends: object }).bothends),
    require: typeof (window as unknown as { require?: unknown }).require,
    process: typeof (window as unknown as { process?: unknown }).process,
    opened: window.open('https://example.org/'),
  }));
  expect(seen).toEqual({ api: ['requestPort'], require: 'undefined', process: 'undefined', opened: null });
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  // Its own reload buttons must work all the same.
  await page.evaluate(() => location.reload());
  const url = () =>
    app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  await expect.poll(url).toBe('app://bothends/index.html');
  await expect(page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
});

test('the page is served with the policy that allows nothing but itself', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
  const policy = await page.evaluate(async () =>
    (await fetch('index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
});

test('a second start ends at once: there is one engine', async ({ browser }, info) => {
  const userData = mkdtempSync(join(tmpdir(), 'bothends-single-'));
  const host = info.project.name as HostName;
  const first = await startApp(host, browser, { userData });
  await expect(startApp(host, browser, { userData })).rejects.toThrow();
  await expect(first.page.getByRole('button', { name: 'New server' }).first()).toBeVisible();
  await first.close();
  rmSync(userData, { recursive: true, force: true });
});

test('the window comes back where it was', async ({ browser }, info) => {
  const userData = mkdtempSync(join(tmpdir(), 'bothends-window-'));
  const host = info.project.name as HostName;
  const first = await startApp(host, browser, { userData });
  await first.electron?.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 70, width: 900, height: 640 });
  });
  await first.close();
  const second = await startApp(host, browser, { userData });
  const bounds = await second.electron?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toMatchObject({ width: 900, height: 640 });
  await second.close();
  rmSync(userData, { recursive: true, force: true });
});

test('reloading hands over a new port', async ({ page }) => {
  await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
  await expect(pane(page, /^Client → /).message).toBeFocused();
  for (const round of [1, 2, 3]) {
    await page.reload();
    const client = pane(page, /^Client → /);
    await say(client, `round ${round}`);
    await expect(client.traffic).toContainText(`round ${round}␊`);
  }
});
