// `npm run screenshots [names]`: the pictures of the guide and the README, taken of the built app with real sockets, in
// both languages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, expect } from '@playwright/test';
import { LANGUAGES, type Language } from '@shared/i18n/index';
import { findBrowser } from '../helpers/findBrowser';
import { AROUND } from './screenshots/around';
import { AUTOMATIC } from './screenshots/automatic';
import { KEEPING } from './screenshots/keeping';
import { LOOKING } from './screenshots/looking';
import { palettePng } from './screenshots/palettePng';
import { SENDING } from './screenshots/sending';
import { SOCKETS } from './screenshots/sockets';
import { type Picture, Stage } from './screenshots/stage';
import { TCP } from './screenshots/tcp';
import { TERMINAL } from './screenshots/terminal';
import { startApp } from './support/hosts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures');
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR' };

async function take(
  browser: Browser,
  { name, start = {}, draw }: Picture,
  language: Language,
): Promise<void> {
  const app = await startApp('web', browser, { ...start, locale: LOCALES[language] });
  const stage = new Stage(app.page, language);
  try {
    // Keys pressed before the page has found its host go nowhere.
    await expect(app.page.getByRole('button', { name: stage.t('shell.newServer') })).toBeEnabled();
    const subject = (await draw(stage)) ?? app.page;
    await app.page.evaluate(() => document.fonts.ready);
    const path = join(FOLDER, language, `${name}.png`);
    const png = await subject.screenshot({ animations: 'disabled', caret: 'hide' });
    // Not the app's own page: that may fetch nothing.
    writeFileSync(path, await palettePng(await app.page.context().newPage(), png));
    console.log(path);
  } catch (error) {
    // The other pictures are still wanted.
    process.exitCode = 1;
    const seen = join(tmpdir(), `bothends-${name}-${language}.png`);
    await app.page.screenshot({ path: seen });
    console.error(`${name} (${language}): ${String(error)}\n${seen}`);
  } finally {
    stage.end();
    await app.close();
  }
}

const pictures = [
  ...SOCKETS,
  ...TCP,
  ...SENDING,
  ...AUTOMATIC,
  ...LOOKING,
  ...KEEPING,
  ...TERMINAL,
  ...AROUND,
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !pictures.some((picture) => picture.name === name));
if (unknown.length > 0) throw new Error(`no such picture: ${unknown.join(', ')}`);
for (const language of LANGUAGES) mkdirSync(join(FOLDER, language), { recursive: true });
const browser = await chromium.launch({ executablePath: await findBrowser() });
try {
  for (const picture of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const language of LANGUAGES) await take(browser, picture, language);
  }
} finally {
  await browser.close();
}
