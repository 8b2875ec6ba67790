import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';
import sirv from 'sirv';

/** The names a build gives its files. No `%`, no backslash, no dot in front: such a path never reaches the disk. */
const BUILT_FILE = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

export type FileHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  notFound: () => void,
) => void;

/** Serves the built page below `root`, and nothing in place of what is not there. */
export function fileHandler(root: string): FileHandler {
  const serve = sirv(root, {
    // Looks at the disk each time: a list made at the start would be wrong after the next build.
    dev: true,
    etag: true,
    extensions: [],
  });
  return (request, response, path, notFound) => {
    const file = path === '/' ? '/index.html' : path;
    if (!BUILT_FILE.test(file)) return notFound();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    request.url = file;
    // Nobody asks for parts of these files, and a range that ends before it begins makes sirv throw.
    delete request.headers.range;
    serve(request, response, notFound);
  };
}
