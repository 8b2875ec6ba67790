/** A file of the host's disk that a page may save: asked for by a path that only this host knows, never by a name. */
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';

/** True when the path is one of a file that is offered, and the request is answered. */
export function offerDownload(
  downloads: ((path: string) => string | null) | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const file = downloads?.(path) ?? null;
  if (file === null) return false;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return false;
  const name = basename(file);
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(stat.size),
    // The plain name for old readers, the whole one as RFC 6266 has it.
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
  });
  if (request.method === 'HEAD' || stat.size === 0) response.end();
  else
    createReadStream(file, { end: stat.size - 1 })
      // It went while it was read: the page sees that less came than was said.
      .on('error', () => response.destroy())
      .pipe(response);
  return true;
}
