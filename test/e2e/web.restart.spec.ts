import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { freePort } from '../helpers/freePort';
import { clientPane, openClient, openServer, pane, say } from './support/workbench';

// A host that is started anew, while its page stays open.

const PROGRAM = resolve('out/cli/bothends.js');

async function start(home: string, port: number): Promise<{ host: ChildProcess; url: string }> {
  const host = spawn(process.execPath, [PROGRAM, 'web', '--no-open', '--json', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BOTHENDS_HOME: home },
  });
  const [line] = (await once(createInterface(host.stdout), 'line')) as [string];
  return { host, url: (JSON.parse(line) as { url: string }).url };
}

test('a page outlives the restart of its host, and says what became of its sessions', async ({ page }) => {
  const home = mkdtempSync(join(tmpdir(), 'bothends-restart-'));
  const port = await freePort();
  let { host, url } = await start(home, port);
  await page.goto(url);
  const { port: served } = await openServer(page);
  await openClient(page, served);
  await say(clientPane(page, served), 'before');
  await expect(clientPane(page, served).traffic).toContainText('before␊');

  // Killed, as by a crash: it closes and writes nothing more.
  host.kill('SIGKILL');
  await once(host, 'exit');
  await expect(page.getByRole('alert').filter({ hasText: 'is gone' })).toBeVisible();
  ({ host, url } = await start(home, port));
  await page.getByRole('button', { name: 'Try now' }).click();
  const banner = page.getByRole('alert').filter({ hasText: 'Bothends was restarted' });
  await expect(banner).toContainText(`Server 127.0.0.1:${served}`);
  await expect(banner).toContainText(`Client → 127.0.0.1:${served}`);
  // Whether kept with the workspace or opened again by the page: everything is there once more.
  const again = banner.getByRole('button', { name: 'Open them again' });
  if ((await again.count()) > 0) await again.click();
  else {
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: /start all/i }).click();
  }
  await expect(pane(page, /^Server /).connections.getByRole('group')).toHaveCount(1);
  await say(clientPane(page, served), 'after');
  await expect(clientPane(page, served).traffic).toContainText('after␊');

  // Another browser is a stranger still.
  const stranger = await fetch(`http://127.0.0.1:${port}/`);
  expect(stranger.status).toBe(401);
  host.kill('SIGTERM');
  await once(host, 'exit');
  rmSync(home, { recursive: true, force: true });
});
