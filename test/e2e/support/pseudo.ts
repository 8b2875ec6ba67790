// A language that nobody speaks: accented, 40 % longer, in brackets. What has no brackets was not in the catalogue.
import type { Page } from '@playwright/test';

/** Where the built page gives its catalogue to the translator. */
const RESOURCES = /resources:\{en:\{translation:([\w$]+)\}/;

/** Loads the page anew with the catalogue made over. The build stays as it is: only what this page is sent differs. */
export async function speakPseudo(page: Page): Promise<void> {
  let isMade = false;
  await page.addInitScript(makePseudo);
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    isMade ||= RESOURCES.test(body);
    await route.fulfill({
      response,
      body: body.replace(RESOURCES, 'resources:{en:{translation:globalThis.pseudo($1)}'),
    });
  });
  await page.reload();
  await page.getByRole('button', { name: /^⟦/ }).first().waitFor();
  if (!isMade) throw new Error('the built page gives its catalogue to the translator in another way');
}

/** Runs in the page, so it may use nothing outside itself. */
function makePseudo(): void {
  const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
    [...'aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚCÇNÑSŠZŽ'.matchAll(/(.)(.)/gu)].map(([, plain, other]) => [
      plain,
      other,
    ]),
  );
  const longer = (text: string): string => {
    const parts = text.split(/(\{\{.*?\}\})/);
    const said = parts.map((part) =>
      part.startsWith('{{') ? part : part.replace(/[a-z]/gi, (c) => ACCENTED[c] ?? c),
    );
    const letters = parts.filter((part) => !part.startsWith('{{')).join('').length;
    // In words, as a longer language would have them; a single sign has no longer word.
    const more = letters < 2 ? '' : ' ömė ćw ļōŋğ ťḫ'.repeat(9).slice(0, Math.ceil(letters * 0.4));
    return `⟦${said.join('')}${more}⟧`;
  };
  const over = (value: unknown): unknown => {
    if (typeof value === 'string') return longer(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, over(each)]));
  };
  Object.assign(globalThis, { pseudo: over });
}

/** Runs in the page: text that a person reads and that is in no brackets, one line each. `sent`: what peers said. */
export function findHardCoded(sent: string): string[] {
  /** Traffic, what people typed, keys, code: they are what they are in every language. */
  const OTHERS =
    '.xterm, .traffic-mirror, [role="log"], kbd, code, pre, script, style, textarea, datalist, .guide';
  /** Names that are the same everywhere: of states, flags and codes, of units, keys, the app, addresses and files. */
  const NAMES =
    /\b[A-Z][A-Z\d_-]+\b|\b(B|kB|MB|GB|TB|ms|min|s|h|px)\b(\/s)?|µs|\b(Ctrl|Shift|Alt|Enter|Esc)\b|Bothends|localhost|::[\da-f]*|[\w/.-]+\.\w{2,6}\b/g;
  const found = new Set<string>();
  const left = (text: string): string => {
    let depth = 0;
    let outside = '';
    for (const sign of text) {
      if (sign === '⟦') depth++;
      else if (sign === '⟧') depth--;
      else if (depth === 0) outside += sign;
    }
    return outside.replaceAll(sent, '').replace(NAMES, '').trim();
  };
  const look = (element: Element, what: string, text: string): void => {
    if (!/\p{L}{2}/u.test(left(text))) return;
    const name = [element.tagName.toLowerCase(), ...(element.getAttribute('class')?.split(/\s+/) ?? [])];
    found.add(`${name.slice(0, 3).join('.')} ${what}: “${text.trim().slice(0, 90)}”`);
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest(OTHERS) !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      const text = element.getAttribute(attribute);
      if (text !== null) look(element, attribute, text);
    }
    // A text may be made of several pieces: brackets close where they were opened.
    const own = [...element.childNodes]
      .filter((node) => node instanceof Text)
      .map((node) => node.textContent);
    if (own.length > 0) look(element, 'text', own.join(''));
  }
  return [...found];
}
