import { defineConfig } from '@playwright/test';

// Specs are written once and run on every host; the host is the name of the project. test/run.ts decides which
// hosts exist on this machine. globalSetup finds the browser and leaves its path in CHROMIUM for the workers.

const browser = process.env.CHROMIUM;
// A spec that only some hosts can run says so in its name; it does not skip itself.
/** About the Electron double, not about the app. */
const doubleItself = '**/double.*.spec.ts';
const desktopOnly = '**/desktop.*.spec.ts';
const webOnly = '**/web.*.spec.ts';
/** About the page, which is the same on every host: the stand-in for Electron would show nothing that a browser does not. */
const pageOnly = '**/{wire,wireViews,wireBuffers,nextSteps,scenarios,layers,errors}.spec.ts';

export default defineConfig({
  // Not those of each folder: in shared/ one maps an import to types only.
  tsconfig: './tsconfig.base.json',
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/globalSetup.ts',
  workers: 2,
  fullyParallel: true,
  // A test that passes the second time is a test that failed.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    ...(browser !== undefined && { launchOptions: { executablePath: browser } }),
  },
  projects: [
    { name: 'web', testIgnore: [doubleItself, desktopOnly] },
    { name: 'desktop-double', testIgnore: [webOnly, pageOnly] },
    { name: 'desktop', testIgnore: [doubleItself, webOnly] },
  ],
});
