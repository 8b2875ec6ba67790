/** The page's own scheme, `app://bothends/`: an origin of its own, headers of ours, nothing on `file://`. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';
import { protocol } from 'electron';
import { pageFile, SCHEME } from './pageUrl';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the page from `root`; everything else under the scheme is 404. */
export function servePage(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = pageFile(root, request.url);
    if (file === null || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      const body = await readFile(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      return new Response(new Uint8Array(body), {
        headers: { ...PAGE_HEADERS, 'Content-Type': type, 'Content-Length': String(body.length) },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
