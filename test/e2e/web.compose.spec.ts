// Exactly the bytes that the message box shows reach the peer and come back. In a browser, because only its protocol
// can play an input method.
import type { Locator, Page } from '@playwright/test';
import { createTranslator } from '@shared/i18n/index';
import { findCutText } from './support/cutText';
import { listen } from './support/peers';
import { expect, test } from './support/test';
import { clientPane, openClient, type Pane } from './support/workbench';

/** An echo server of the test's own, and a client pane connected to it. */
async function openEcho(page: Page): Promise<{ pane: Pane; arrived: () => string; close: () => void }> {
  const chunks: Buffer[] = [];
  const { port, close } = await listen((socket) => {
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      socket.write(chunk);
    });
  });
  await openClient(page, port);
  const pane = clientPane(page, port);
  await expect(pane.send).toHaveAttribute('aria-disabled', 'false');
  return { pane, arrived: () => Buffer.concat(chunks.splice(0)).toString('hex'), close };
}

const box = (pane: Pane, name: string): Locator => pane.region.getByRole('combobox', { name });

/** Waits for the bytes at the peer. */
async function expectArrived(arrived: () => string, bytes: string): Promise<void> {
  let all = '';
  await expect
    .poll(() => {
      all += arrived();
      return all;
    })
    .toBe(bytes);
}

test('hex, escapes and EUC-KR are sent as they are shown, and come back', async ({ page }) => {
  const { pane, arrived, close } = await openEcho(page);
  await pane.message.fill('a\\x00\\u{ac00}\\e');
  await expect(pane.region.getByRole('group', { name: 'Bytes to send' })).toContainText('61 00 EA B0 80 1B');
  await pane.message.press('Enter');
  await expectArrived(arrived, '6100eab0801b0a');
  await expect(pane.rows.filter({ hasText: 'a␀가␛␊' })).toHaveCount(2);

  await box(pane, 'Line ending').selectOption('crlf');
  await box(pane, 'Encoding').selectOption('euc-kr');
  await pane.message.fill('똠방');
  await expect(pane.region.getByText('6 B to send')).toBeVisible();
  await pane.message.press('Enter');
  await expectArrived(arrived, '8c63b9e60d0a');

  await box(pane, 'Input mode').selectOption('hex');
  await pane.message.fill('0x48, 0x69:2');
  await pane.message.press('Enter');
  await expect(pane.region.getByRole('alert')).toContainText('2 is half a byte');
  await pane.message.fill('0x48, 0x69:21');
  await pane.message.press('Control+Enter');
  await expectArrived(arrived, '486921');
  await expect(pane.rows.filter({ hasText: 'Hi!' })).toHaveCount(2);
  close();
});

test('raw keys go out one by one, a syllable when it is whole', async ({ page }) => {
  const { pane, arrived, close } = await openEcho(page);
  await box(pane, 'Input mode').selectOption('raw');
  await pane.message.pressSequentially('ls');
  for (const key of ['Tab', 'ArrowUp', 'Control+c', 'Control+l', 'Escape', 'Backspace', 'Enter'])
    await pane.message.press(key);
  await expectArrived(arrived, '6c73091b5b41030c1b7f0a');

  const browser = await page.context().newCDPSession(page);
  for (const text of ['ㅎ', '하', '한'])
    await browser.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
  expect(arrived()).toBe('');
  await browser.send('Input.insertText', { text: '한' });
  await expectArrived(arrived, 'ed959c');
  await expect(pane.rows.filter({ hasText: '한' })).toHaveCount(2);

  await page.keyboard.press('Control+Shift+M');
  await expect(box(pane, 'Input mode')).toHaveValue('text');
  await expect(pane.message).toBeFocused();
  close();
});

test('what was sent is found again after a restart of the page', async ({ page }) => {
  const { pane, arrived, close } = await openEcho(page);
  await box(pane, 'Encoding').selectOption('utf-16be');
  await pane.message.fill('first');
  await pane.message.press('Enter');
  await expectArrived(arrived, '00660069007200730074000a');
  await box(pane, 'Encoding').selectOption('utf-8');
  await pane.message.fill('second');
  await pane.message.press('Enter');
  await expectArrived(arrived, '7365636f6e640a');

  await page.reload();
  await expect(pane.send).toHaveAttribute('aria-disabled', 'false');
  await pane.message.fill('draft');
  await pane.message.press('Control+r');
  await pane.region.getByRole('textbox', { name: 'Search sent messages' }).fill('FIR');
  await page.keyboard.press('Enter');
  await expect(pane.message).toHaveValue('first');
  await expect(box(pane, 'Encoding')).toHaveValue('utf-16be');
  await pane.message.press('Enter');
  await expectArrived(arrived, '00660069007200730074000a');
  close();
});

test("another tool's way to write bytes is converted only when that is asked for", async ({ page }) => {
  const { pane, arrived, close } = await openEcho(page);
  await page.evaluate(() => navigator.clipboard.writeText('AT$0D'));
  await pane.message.press('Control+v');
  await expect(pane.message).toHaveValue('AT$0D');
  await pane.region.getByRole('button', { name: 'Convert to escapes' }).click();
  await expect(pane.message).toHaveValue('AT\\r');
  await pane.region.getByRole('button', { name: 'Undo' }).click();
  await expect(pane.message).toHaveValue('AT$0D');
  await pane.region.getByRole('button', { name: 'Convert to escapes' }).click();
  await pane.message.press('Control+Enter');
  await expectArrived(arrived, '41540d');
  close();
});

test.describe('in Korean, in a narrow pane', () => {
  test.use({ start: { locale: 'ko-KR', viewport: { width: 900, height: 700 } } });
  const { t } = createTranslator('ko');

  test('nothing beside the box is cut off', async ({ page }) => {
    await page.getByRole('button', { name: t('shell.empty.pair') }).click();
    const region = page
      .getByRole('region')
      .filter({ has: page.locator('.compose') })
      .last();
    const message = region.getByRole('textbox', { name: t('compose.message') });
    const choose = async (name: 'inputMode' | 'encoding' | 'lineEnding', value: string): Promise<void> => {
      await region.getByRole('combobox', { name: t(`compose.${name}`) }).selectOption(value);
    };
    const check = async (state: string): Promise<void> => {
      await expect.soft.poll(() => page.evaluate(findCutText), { message: state }).toEqual([]);
    };
    await choose('encoding', 'euc-kr');
    await choose('lineEnding', 'crlf');
    await message.fill('안녕하세요 \\r\\n 똠방각하, 긴 메시지를 보냅니다');
    await check('a long text');
    await message.press('Enter');
    await message.fill('C:\\dir');
    await check('no such escape');
    await message.fill('👋');
    await check('no such character');
    await message.fill('');
    await page.evaluate(() => navigator.clipboard.writeText('AT$0D'));
    await message.press('Control+v');
    await check('an offer');
    await message.press('Control+r');
    await check('the search');
    await page.keyboard.press('Escape');
    await choose('inputMode', 'raw');
    await check('raw keys');
  });
});
