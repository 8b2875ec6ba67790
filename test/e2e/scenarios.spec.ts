import { panel, playToItsEnd, startFromPicker, statuses, step, words } from './support/scenarios';
import { expect, test } from './support/test';
import { openServer, pane } from './support/workbench';

test('a scenario is chosen, done and left with the keyboard alone', async ({ page }) => {
  await page.getByRole('button', { name: 'Open scenarios' }).click();
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  const act = panel(page).getByRole('button', { name: 'Do this step' });
  await expect(act).toBeFocused();
  await expect(panel(page).getByRole('heading', { name: words('hello').title })).toBeVisible();
  await expect(panel(page)).toContainText('0 of 5');
  await page.keyboard.press('Enter');
  await expect(step(page, 1)).toContainText('The server listens on port');
  await expect(panel(page).locator(':scope > [role="status"]')).toHaveText('Step 1 done');
  // The panes come by themselves and leave the focus where it is.
  await expect(pane(page, /^Server /).region).toBeVisible();
  await expect(act).toBeFocused();
  await playToItsEnd(page);
  for (const status of await statuses(page)) expect(['done', 'unavailable']).toContain(status);
  await panel(page).getByRole('button', { name: 'Leave', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Leave and close its panes' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Leave and keep its panes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeHidden();
  await expect(pane(page, /^Server /).region).toBeVisible();
});

test('steps done by hand in the panes tick as well', async ({ page }) => {
  await startFromPicker(page, 'hello');
  const act = panel(page).getByRole('button', { name: 'Do this step' });
  for (const number of [1, 2]) {
    await act.click();
    await expect(step(page, number)).toHaveAttribute('data-status', 'done');
  }
  // The third looks by itself, or is not available here.
  await expect(step(page, 4)).toHaveAttribute('data-status', 'open');
  await pane(page, /^Client → /)
    .region.getByRole('button', { name: 'Reconnect' })
    .click();
  await expect(step(page, 4)).toContainText('ECONNREFUSED');
  await pane(page, /^Server /)
    .region.getByRole('button', { name: 'Listen again' })
    .click();
  await expect(step(page, 5)).toHaveAttribute('data-status', 'done');
  await expect(panel(page).getByRole('region', { name: 'Finished' })).toBeVisible();
});

test('another scenario closes the panes of the first, after a question, and no pane of the person', async ({
  page,
}) => {
  const { port } = await openServer(page);
  // One of them is behind the other.
  const servers = page.getByRole('tab', { name: /SERVER/ });
  await startFromPicker(page, 'hello');
  await panel(page).getByRole('button', { name: 'Do this step' }).click();
  await expect(servers).toHaveCount(2);
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('scenario 4');
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Leave the running scenario?' });
  await expect(question).toContainText(words('hello').title);
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(step(page, 1)).toHaveAttribute('data-status', 'done');

  await page.keyboard.press('Control+Shift+G');
  await page.getByRole('option', { name: words('sockets').title }).click();
  await question.getByRole('button', { name: 'Close its panes and start' }).click();
  await expect(panel(page).getByRole('heading', { name: words('sockets').title })).toBeVisible();
  await expect(servers).toHaveCount(1);
  await expect(pane(page, `Server 127.0.0.1:${port}`).region).toBeVisible();

  await panel(page).getByRole('button', { name: 'Do this step' }).click();
  await expect(servers).toHaveCount(2);
  await panel(page).getByRole('button', { name: 'Start over' }).click();
  await expect(servers).toHaveCount(1);
  await expect(step(page, 1)).toHaveAttribute('data-status', 'open');
  await panel(page).getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Leave and close its panes' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(pane(page, `Server 127.0.0.1:${port}`).region).toBeVisible();
});

test.describe('in a narrow window', () => {
  test.use({ start: { viewport: { width: 900, height: 800 } } });

  test('stands below the panes and hides none of them', async ({ page }) => {
    await startFromPicker(page, 'hello');
    await playToItsEnd(page);
    const server = await pane(page, /^Server /).region.boundingBox();
    const below = await panel(page).boundingBox();
    expect((server?.y ?? 0) + (server?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
    expect(server?.height ?? 0).toBeGreaterThan(300);
  });
});

test.describe('in Korean', () => {
  test.use({ start: { locale: 'ko-KR' } });

  test('plays and explains in Korean', async ({ page }) => {
    await startFromPicker(page, 'hello', 'ko');
    await playToItsEnd(page, 60_000, 'ko');
    const text = await panel(page, 'ko').innerText();
    const { learn, steps, cards } = words('hello', 'ko');
    for (const part of [learn, ...steps.map(({ outcome }) => outcome), ...cards.map((card) => card.title)])
      expect(text).toContain(part);
    expect(text).toMatch(/서버가 \d+번 포트에서 듣고 있음/);
    expect(text).not.toMatch(/scenarios?\.\w|\{\{|done|waiting/);
  });
});
