import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPageUrl, mayUse, PAGE_URL, pageFile } from '../../../../electron/app/pageUrl';

const ROOT = `${sep}app${sep}out${sep}renderer`;

describe('pageFile', () => {
  it('maps the page and its assets into the root', () => {
    expect(pageFile(ROOT, PAGE_URL)).toBe(`${ROOT}${sep}index.html`);
    expect(pageFile(ROOT, 'app://bothends/')).toBe(`${ROOT}${sep}index.html`);
    expect(pageFile(ROOT, 'app://bothends/assets/a%20b.js?x=1#y')).toBe(`${ROOT}${sep}assets${sep}a b.js`);
  });

  it.each([
    'app://bothends/../../etc/passwd',
    'app://bothends/%2e%2e/%2e%2e/etc/passwd',
    'app://bothends/..%2f..%2fetc/passwd',
    'app://bothends/..%5c..%5cetc',
    'app://bothends/a%00.html',
    'app://bothends/%ff',
    'app://other/index.html',
    'https://bothends/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s leads nowhere outside the root', (url) => {
    const file = pageFile(ROOT, url);
    expect(file === null || file.startsWith(`${ROOT}${sep}`)).toBe(true);
    if (url.includes('%2f') || !url.startsWith('app://bothends/')) expect(file).toBeNull();
  });
});

describe('isPageUrl', () => {
  it.each([
    ['app://bothends/index.html', true],
    ['app://bothends.evil/index.html', false],
    ['app://evil/bothends', false],
    ['http://bothends/', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isPageUrl(url)).toBe(expected);
  });
});

describe('mayUse', () => {
  it('grants copy and paste to our page only', () => {
    expect(mayUse('clipboard-read', PAGE_URL)).toBe(true);
    expect(mayUse('clipboard-sanitized-write', PAGE_URL)).toBe(true);
    expect(mayUse('clipboard-read', 'https://example.org/')).toBe(false);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'local-network',
    'openExternal',
    'fullscreen',
    'unknown',
  ])('denies %s', (permission) => {
    expect(mayUse(permission, PAGE_URL)).toBe(false);
  });
});
