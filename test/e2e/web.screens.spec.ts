// Every screen and dialog, walked through once in each language, each with another theme: axe finds nothing serious, and
// no text is cut off in a wide and in a narrow window.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { findCutText } from './support/cutText';
import { Walk } from './support/screens';
import { expect, test } from './support/test';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 900, height: 700 };
const SMALL_PX = 640;
/** All findings of a walk are told, not only those of the first screen. */
const eachExpect = expect.configure({ soft: true, timeout: 3_000 });

const LOOKS = [
  { language: 'en', rules: null, start: { locale: 'en-US', colorScheme: 'dark' } },
  // The same elements again: other words and colours.
  { language: 'ko', rules: ['color-contrast'], start: { locale: 'ko-KR', colorScheme: 'light' } },
] as const;

for (const { language, rules, start } of LOOKS) {
  test.describe(language, () => {
    test.use({ start });
    // Many screens each, instead of many starts.
    test.describe.configure({ timeout: 240_000 });

    test('screens without a pane are accessible and whole', async ({ page }) => {
      await new Walk(page, language, looker(page, rules)).withoutPane();
    });

    test('panes and their dialogs are accessible and whole', async ({ page }) => {
      await new Walk(page, language, looker(page, rules)).withPair();
    });

    test('wire, events, many clients and errors are accessible and whole', async ({ page }) => {
      const walk = new Walk(page, language, looker(page, rules));
      await walk.wire();
      await walk.refused();
    });

    test('scenarios are accessible and whole', async ({ page }) => {
      await new Walk(page, language, looker(page, rules)).scenario();
    });
  });
}

function looker(page: Page, rules: readonly string[] | null) {
  return async (screen: string, part?: string | null): Promise<void> => {
    // The same controls with other words: only the words can be wrong.
    if (part === null) return checkWords(page, screen, WIDE);
    await checkAxe(page, screen, rules, part);
    await checkWords(page, screen, WIDE);
    // A dialog or menu that neither window squeezes is the same in both.
    const box = part === undefined ? null : await page.locator(part).last().boundingBox();
    if (box !== null && box.width <= SMALL_PX) return;
    await page.setViewportSize(NARROW);
    await checkWords(page, screen, NARROW);
    await page.setViewportSize(WIDE);
  };
}

async function checkWords(
  page: Page,
  screen: string,
  size: { width: number; height: number },
): Promise<void> {
  await eachExpect
    .poll(() => page.evaluate(findCutText), { message: `${screen} at ${size.width} × ${size.height}` })
    .toEqual([]);
}

async function checkAxe(
  page: Page,
  screen: string,
  rules: readonly string[] | null,
  part = 'body',
): Promise<void> {
  // Transitions of at most 150 ms: axe measures colours, which must have settled.
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include(part)
    .options({ resultTypes: ['violations'], ...(rules !== null && { runOnly: [...rules] }) })
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  eachExpect(serious, screen).toEqual([]);
}

test('text that is cut off is found, and named', async ({ page }) => {
  await page.locator('.welcome-title').evaluate((title) => {
    title.style.cssText = 'width: 60px; overflow: hidden; white-space: nowrap';
  });
  expect(await page.evaluate(findCutText)).toEqual([
    expect.stringMatching(
      /^h1\.welcome-title “See both ends of a socket”: \d+ px right of h1\.welcome-title$/,
    ),
  ]);
});
