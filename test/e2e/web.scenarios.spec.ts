// Every scenario, in a browser: what differs from one to the next is the engine's affair, the same on every host.
import { SCENARIO_IDS, type ScenarioId } from '@shared/scenarios/outlines';
import { panel, playToItsEnd, startFromPicker, statuses, step, words } from './support/scenarios';
import { expect, test } from './support/test';
import { pane, say } from './support/workbench';

/** Longest time a scenario takes on a slow machine, where that is more than a minute. */
const LONG: Partial<Record<ScenarioId, number>> = { closing: 150_000, keepalive: 90_000 };

for (const scenario of SCENARIO_IDS) {
  test(`plays to its end: ${scenario}`, async ({ page }, info) => {
    const longest = LONG[scenario] ?? 60_000;
    test.setTimeout(longest + 30_000);
    await startFromPicker(page, scenario);
    await playToItsEnd(page, longest);
    await page.screenshot({ path: info.outputPath(`${scenario}.png`) });
    for (const status of await statuses(page)) expect(['done', 'unavailable']).toContain(status);
    // Every text is there, with its values, and every tick has what was seen.
    const text = await panel(page).innerText();
    expect(text).not.toMatch(/scenarios?\.\w|\{\{|undefined|TODO/);
    for (const { title } of words(scenario).cards) expect(text).toContain(title);
    const done = page.locator('.step[data-status="done"]');
    await expect(done.filter({ has: page.locator('.step-evidence') })).toHaveCount(await done.count());
  });
}

test('a step that a person types by hand ticks: the half-closed connection still carries bytes', async ({
  page,
}) => {
  await startFromPicker(page, 'half-close');
  const act = panel(page).getByRole('button', { name: 'Do this step' });
  for (const number of [1, 2]) {
    await act.click();
    await expect(step(page, number)).toHaveAttribute('data-status', 'done');
  }
  await expect(step(page, 3)).toHaveAttribute('data-status', 'open');
  await say(pane(page, /^Server /), 'typed by hand');
  await expect(step(page, 3)).toHaveAttribute('data-status', 'done');
});

test('the same run in every view, and after a reload', async ({ page, app }) => {
  await startFromPicker(page, 'hello');
  await panel(page).getByRole('button', { name: 'Do this step' }).click();
  await expect(step(page, 1)).toHaveAttribute('data-status', 'done');
  const other = await app.anotherView();
  await expect(step(other, 2)).toHaveAttribute('data-status', 'open');
  await panel(other).getByRole('button', { name: 'Do all steps' }).click();
  await expect(panel(page).getByRole('region', { name: 'Finished' })).toBeVisible();
  await page.reload();
  await expect(panel(page).getByRole('region', { name: 'Finished' })).toBeVisible();
  await expect(pane(page, /^Server /).region).toBeVisible();
  // What was begun elsewhere takes nobody's focus here.
  await expect(other.getByRole('button', { name: /^(Pause|Do all steps|Next:.*)$/ }).first()).toBeVisible();
  await panel(other).getByRole('button', { name: 'Leave', exact: true }).click();
  await other.getByRole('menuitem', { name: 'Leave and close its panes' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open scenarios' })).toBeVisible();
});

test('ten clients and their server: every pane is there, none too small to read', async ({ page }) => {
  await startFromPicker(page, 'backlog');
  const act = panel(page).getByRole('button', { name: 'Do this step' });
  for (const number of [1, 2]) {
    await act.click();
    await expect(step(page, number)).toHaveAttribute('data-status', 'done');
  }
  const cast = panel(page).getByRole('list', { name: 'Panes of this scenario' }).getByRole('button');
  await expect(cast).toHaveCount(11);
  for (const size of await page
    .locator('.pane:visible')
    .evaluateAll((all) => all.map((each) => each.clientHeight)))
    expect(size).toBeGreaterThan(200);
  // Its button brings a pane from behind to the front, and the keyboard with it.
  await cast.nth(5).click();
  await expect(page.getByRole('textbox', { name: 'Message' }).and(page.locator(':focus'))).toBeVisible();
  await expect(page.locator('.dv-active-group .dv-active-tab .tab-role')).toHaveText(
    (await cast.nth(5).innerText()).trim(),
  );
});
