/** What is a URL of our page, and which file it means: decided here, without Electron. */
import { join, relative, sep } from 'node:path';

export const SCHEME = 'app';
const HOST = 'bothends';
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Copy and paste in the terminals; everything else, of anybody, is denied. Electron's default would be to allow all. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write']);

/** Whether a page may use a browser permission. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isPageUrl(requestingUrl);
}

/**
 * The file a URL of the page means, or null when it is not the page's or leads out of `root`.
 * Compared by protocol and host: Node says `null` for the origin of a scheme it does not know.
 */
export function pageFile(root: string, url: string): string | null {
  if (!isPageUrl(url)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(root, path === '/' ? 'index.html' : path);
  const inside = relative(root, file);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? null : file;
}

/** True for URLs of our own page. */
export function isPageUrl(url: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(url);
    return scheme === `${SCHEME}:` && host === HOST;
  } catch {
    return false;
  }
}
