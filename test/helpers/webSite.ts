import type { Running } from './builtCli';
import { get, type RawAnswer } from './rawHttp';

/** A running `bothends web --json` and the way in. */
export interface WebSite {
  readonly web: Running;
  readonly url: URL;
  readonly port: number;
  readonly token: string;
  /** What a browser would send back: name and value. */
  readonly Cookie: string;
}

/** Waits for the line of JSON and exchanges the token. */
export async function enter(web: Running): Promise<WebSite> {
  const [line, address = ''] = await web.untilOut(/^\{"url":"(.*)"\}\n$/);
  const url = new URL((JSON.parse(line) as { url: string }).url);
  if (address !== url.href) throw new Error(`unexpected line: ${line}`);
  const port = Number(url.port);
  const answer = await get(port, `/${url.search}`, { Host: url.host });
  return { web, url, port, token: url.searchParams.get('token') ?? '', Cookie: cookieOf(answer) };
}

export function cookieOf({ headers }: RawAnswer): string {
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}
