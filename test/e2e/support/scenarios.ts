// The guided scenarios on the page, by the accessible names that the design promises.

import { expect, type Locator, type Page } from '@playwright/test';
import { createTranslator, type Language } from '@shared/i18n/index';
import { type ScenarioWords, scenarioWords } from '@shared/i18n/scenarioWords';
import type { ScenarioId } from '@shared/scenarios/outlines';

export function words(scenario: ScenarioId, language: Language = 'en'): ScenarioWords {
  return scenarioWords(scenario, createTranslator(language).t);
}

/** The panel beside the panes. */
export function panel(page: Page, language: Language = 'en'): Locator {
  return page.getByRole('region', { name: createTranslator(language).t('scenario.region'), exact: true });
}

/** The step with this number, from 1. */
export function step(page: Page, number: number): Locator {
  return page.locator('.step').nth(number - 1);
}

/** Starts a scenario from the list, by typing its name. */
export async function startFromPicker(
  page: Page,
  scenario: ScenarioId,
  language: Language = 'en',
): Promise<void> {
  const { t } = createTranslator(language);
  await page.getByRole('button', { name: t('shell.scenarios'), exact: true }).click();
  const { title } = words(scenario, language);
  await page.getByRole('combobox', { name: t('scenario.picker.find') }).fill(title);
  await page.getByRole('option', { name: title }).click();
  await expect(panel(page, language).getByRole('heading', { name: title, level: 2 })).toBeVisible();
}

/** What has become of every step. */
export function statuses(page: Page): Promise<(string | null)[]> {
  return page.locator('.step').evaluateAll((items) => items.map((item) => item.getAttribute('data-status')));
}

/** Does all steps; ends when none is left, or one has failed. */
export async function playToItsEnd(page: Page, withinMs = 60_000, language: Language = 'en'): Promise<void> {
  const { t } = createTranslator(language);
  const own = panel(page, language);
  await own.getByRole('button', { name: t('scenario.play') }).click();
  const finished = own.getByRole('region', { name: t('scenario.finished.title') });
  const failed = page.locator('.step[data-status="failed"]');
  await expect(finished.or(failed).first()).toBeVisible({ timeout: withinMs });
}
