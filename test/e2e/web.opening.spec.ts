import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { capturedTalk } from '../helpers/capturedTalk';
import { expect, test } from './support/test';

test('a recording is chosen, or dropped on the window, and opens; what is none is told', async ({ page }) => {
  const talk = Buffer.from(capturedTalk('pcapng', [10, 20]));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open recording…' }).last().click();
  await page
    .getByRole('dialog', { name: 'Open a recording' })
    .getByRole('button', { name: /Choose/ })
    .click();
  await (await choosing).setFiles({ name: 'chosen.pcapng', mimeType: '', buffer: talk });
  const opened = page.getByRole('region', { name: 'Recordings being opened' });
  await expect(opened).toContainText('chosen.pcapng: 1 session, 6 packets');
  const pane = page.getByRole('region', { name: 'Server 127.0.0.1:80' });
  await expect(pane.getByRole('log', { name: 'Traffic' })).toContainText('aaaaaaaaaa');

  const drop = (name: string, bytes: Buffer, on: string) =>
    page.evaluate(
      ({ name, data, on }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(data)], name));
        const target = document.querySelector(on);
        for (const type of ['dragenter', 'dragover', 'drop'])
          target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      },
      { name, data: [...bytes], on },
    );
  await drop('dropped.pcap', Buffer.from(capturedTalk('pcap').slice(0, -2)), '.toolbar');
  await expect(opened).toContainText(/dropped.pcap: 1 session, 3 packets. The file ends in the middle/);
  // A pane with nobody to send to lets go of it.
  await drop('again.pcap', Buffer.from(capturedTalk('pcap')), '.pane');
  await expect(opened).toContainText('again.pcap: 1 session, 4 packets');
  await drop('notes.txt', Buffer.from('hello'), '.pane');
  await expect(page.getByText('Open notes.txt: only recordings')).toBeVisible();
});

test('a log longer than a view has at hand: to its start with the scale beside it, and to its end again', async ({
  page,
}) => {
  const between = Array.from({ length: SCROLLBACK_ROWS / 2 + 100 }, () => 1);
  const talk = Buffer.from(capturedTalk('pcapng', [33, ...between, 44]));
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+Shift+O');
  await page
    .getByRole('dialog', { name: 'Open a recording' })
    .getByRole('button', { name: /Choose/ })
    .click();
  await (await choosing).setFiles({ name: 'long.pcapng', mimeType: '', buffer: talk });
  const pane = page.getByRole('region', { name: 'Server 127.0.0.1:80' });
  const traffic = pane.getByRole('log', { name: 'Traffic' });
  const scale = pane.getByRole('slider');
  await expect(page.getByRole('region', { name: 'Recordings being opened' })).toContainText('long.pcapng: 1');
  await expect(traffic).toContainText(' 44 B');
  await scale.press('Home');
  await expect(scale).toHaveAttribute('aria-valuetext', /^row 1 of/);
  await expect(traffic).toContainText(' 33 B');
  await expect(traffic).not.toContainText(' 44 B');
  await scale.press('End');
  await expect(traffic).toContainText(' 44 B');
  await expect(traffic).not.toContainText(' 33 B');
});
