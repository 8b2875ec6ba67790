import { capturePackets } from '../../electron/capture/index';
import { expect, test } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

test('packets are captured and stand in the ladder, or the button says what is missing', async ({ page }) => {
  const { available } = await capturePackets().check();
  const { port, pane } = await openServer(page);
  const button = pane.region.getByRole('button', { name: 'Capture packets' });
  if (!available) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Capturing packets' })).toContainText('not available here');
    return;
  }
  await button.click();
  await expect(pane.region.getByRole('button', { name: 'Stop capturing' })).toBeVisible();
  await openClient(page, port);
  const client = clientPane(page, port);
  await say(client, 'hello');
  await page.keyboard.press('Control+Shift+L');
  const steps = page.getByRole('list', { name: 'Steps of the wire' });
  await expect(steps).toContainText('→ SYN · seq 0');
  await expect(steps).toContainText('← SYN ACK · seq 0 · ack 1');
  await expect(steps).toContainText('→ PSH ACK · seq 1 · ack 1');
  await expect(steps).not.toContainText('handshake');
  await pane.region.getByRole('button', { name: 'Stop capturing' }).click();
  await expect(button).toBeVisible();
  await expect(pane.traffic).toContainText('capture ended: stopped');
});
