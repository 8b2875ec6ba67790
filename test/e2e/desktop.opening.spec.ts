import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capturedTalk } from '../helpers/capturedTalk';
import { expect, test } from './support/test';

test('the system’s own dialog asks for a recording, from the menu too', async ({ app, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opening-e2e-'));
  try {
    const file = join(folder, 'talk.pcapng');
    writeFileSync(file, capturedTalk('pcapng'));
    const answer = (chosen: string) =>
      app.electron?.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, chosen);
    await answer(file);
    await page.getByRole('button', { name: 'Open recording…' }).last().click();
    await expect(page.getByRole('region', { name: 'Recordings being opened' })).toContainText('4 packets');
    await expect(page.getByRole('region', { name: 'Server 127.0.0.1:80' })).toContainText('aaaaaaaaaa');
    await answer(join(folder, 'nowhere.pcap'));
    await app.electron?.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('open-recording')?.click(),
    );
    await expect(page.getByText('There is no such file')).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
