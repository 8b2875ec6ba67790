// `npm run icons`: draws the app's icon in the sizes that packages ask for, out of the one drawing.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../helpers/findBrowser';

const root = resolve(import.meta.dirname, '../..');
const drawing = readFileSync(join(root, 'renderer/public/icon.svg'), 'utf8');
const target = join(root, 'electron/app/resources');
/** Linux takes each size as a file of its own; what macOS and Windows want is made of the largest. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const LARGEST = 1024;

mkdirSync(join(target, 'icons'), { recursive: true });
const browser = await chromium.launch({ executablePath: await findBrowser() });
const page = await browser.newPage();
await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`);
const pictures = [
  ...SIZES.map((size) => [size, `icons/${size}x${size}.png`] as const),
  [LARGEST, 'icon.png'] as const,
];
for (const [size, name] of pictures) {
  await page.setViewportSize({ width: size, height: size });
  await page.screenshot({ path: join(target, name), omitBackground: true });
}
await browser.close();
