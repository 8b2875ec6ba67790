import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { HOSTS, type HostName, type RunningApp, type StartOptions, startApp } from './hosts';

export { expect } from '@playwright/test';

/** What a browser says about its own software rendering is not an error of ours. */
const BROWSER_NOISE = /GPU stall due to ReadPixels|WebGL.*(software|fallback)/i;

interface Fixtures {
  readonly start: StartOptions;
  readonly app: RunningApp;
  readonly page: Page;
}

/** A test with the app running on the project's host; it fails when the page reported an error to the console. */
export const test = base.extend<Fixtures>({
  start: [{}, { option: true }],
  app: async ({ browser, start }, use, info) => {
    const app = await startApp(hostOf(info.project.name), browser, start);
    const errors = watchConsole(app.page);
    // Keys pressed before the page has found its host go nowhere, as a person would see.
    await expect(app.page.getByRole('button', { name: /Server \+ client|서버 \+ 클라이언트/ })).toBeEnabled();
    await use(app);
    if (info.status !== 'passed') {
      await info.attach('page', {
        body: await app.page.screenshot().catch(() => Buffer.from('')),
        contentType: 'image/png',
      });
    }
    await app.close();
    expect(errors, 'errors on the console of the page').toEqual([]);
  },
  page: async ({ app }, use) => {
    await use(app.page);
  },
});

function hostOf(project: string): HostName {
  const host = HOSTS.find((name) => name === project);
  if (host === undefined) throw new Error(`no host ${project}`);
  return host;
}

/** Collects what a page reports as errors from now on. */
export function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' && !BROWSER_NOISE.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}
