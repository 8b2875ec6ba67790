import { covered } from './covered';

type Handler = (request: Request) => Response | Promise<Response>;
type Scheme = { scheme: string; privileges: { standard?: boolean; secure?: boolean } };

/** The schemes the app registered, and from protocol.handle() on, who answers for them. */
const handlers = new Map<string, Handler>();

function registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
  for (const { scheme, privileges } of schemes) {
    // Here every scheme is in truth https, which is both.
    if (!privileges.standard || !privileges.secure)
      throw new Error(`double: '${scheme}', neither standard nor secure, is not covered`);
    handlers.set(scheme, () => Promise.reject(new Error(`double: nobody handles '${scheme}'`)));
  }
}

function handle(scheme: string, handler: Handler): void {
  if (!handlers.has(scheme)) throw new Error(`double: '${scheme}' was not registered as privileged`);
  handlers.set(scheme, handler);
}

export const protocol = covered({ registerSchemesAsPrivileged, handle }, 'protocol');

/**
 * Chromium stops at a scheme it does not know before anyone can answer for it, so a page at app://bundle/x really is
 * at https://bundle.app.double.test/x, a host that only the double answers for.
 */
export function toPageUrl(url: string): string {
  const [, scheme = '', host, rest] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return handlers.has(scheme) ? `https://${host}.${scheme}.double.test${rest || '/'}` : url;
}

export function toAppUrl(url: string): string {
  const [, host, scheme = '', rest] = /^https:\/\/([^/]*)\.([^./]+)\.double\.test(.*)$/.exec(url) ?? [];
  return handlers.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** What the app answers for one of its own URLs, in the words of CDP's Fetch.fulfillRequest. */
export async function answerFor(url: string, method: string) {
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler || method !== 'GET') throw new Error(`double: ${method} ${url} is not covered`);
  const response = await handler(new Request(url));
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}
