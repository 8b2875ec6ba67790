import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLAG, frameOf, ipPacket, pcapFile } from '../helpers/packets';
import { expect, test } from './support/test';

/** A client says ten bytes to port 80 and gets five back. */
function capture(): Uint8Array {
  const packet = (isClient: boolean, flags: number, seq: number, ack: number, payload: number) => ({
    frame: frameOf(1, ipPacket({ ports: isClient ? [50_000, 80] : [80, 50_000], flags, seq, ack, payload })),
    micros: 1_000_000 + seq,
  });
  return pcapFile([
    packet(true, FLAG.SYN, 100, 0, 0),
    packet(false, FLAG.SYN | FLAG.ACK, 500, 101, 0),
    packet(true, FLAG.ACK, 101, 501, 10),
    packet(false, FLAG.ACK, 501, 111, 5),
  ]);
}

test('a capture opens read-only, and one side of it is replayed against a live peer', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-e2e-'));
  const peer = createServer((socket) => socket.on('data', () => socket.write('aaXaa')));
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
  const address = peer.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    writeFileSync(join(folder, 'talk.pcap'), capture());
    await page.getByRole('button', { name: 'Commands', exact: true }).click();
    await page.keyboard.type('Open recording');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Open a recording' });
    await dialog
      .getByLabel('Or a file on the machine where Bothends runs')
      .fill(join(folder, 'nothing.pcap'));
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog).toContainText('There is no such file');
    await dialog.getByLabel('Or a file on the machine where Bothends runs').fill(join(folder, 'talk.pcap'));
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    const pane = page.getByRole('region', { name: 'Server 127.0.0.1:80' });
    await expect(pane.getByRole('log', { name: 'Traffic' })).toContainText('aaaaaaaaaa');
    await expect(page.getByRole('region', { name: 'Recordings being opened' })).toContainText('4 packets');
    await expect(pane.getByRole('textbox', { name: 'Message' })).toHaveCount(0);
    await pane.getByRole('button', { name: 'Replay this recording…' }).click();
    const ask = page.getByRole('dialog', { name: 'Replay a connection' });
    await ask.getByLabel('Port').fill(String(port));
    await ask.getByRole('button', { name: 'Replay' }).click();
    await expect(pane).toContainText('The live answer differs at byte 2');
    await expect(pane).toContainText('61 61 58 61 61');

    // The other way round: it waits for a client, and answers as the server did.
    await pane.getByRole('button', { name: 'Replay this recording…' }).click();
    await ask.getByLabel('Play').selectOption('server');
    await ask.getByLabel('Port').fill('0');
    await ask.getByRole('button', { name: 'Replay' }).click();
    const waiting = page.getByRole('region', { name: /^Server 127\.0\.0\.1:\d{4,5}$/ });
    const at = Number(/\d+$/.exec((await waiting.getAttribute('aria-label')) ?? '')?.[0]);
    const client = connect(at, '127.0.0.1', () => client.write('aaaaaaaaaa'));
    let heard = '';
    client.on('data', (bytes) => {
      heard += bytes.toString();
      client.end();
    });
    await page.getByText('127.0.0.1:80', { exact: true }).first().click();
    await expect(pane).toContainText('The live answer is the recorded one');
    expect(heard).toBe('aaaaa');
  } finally {
    peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
