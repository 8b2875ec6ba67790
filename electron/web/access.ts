/** Who may have what: the decision about one request, from its head alone. */
import { isLoopback, plainAddress } from '@shared/contract/address';
import { isSecret } from './secret';

/** The statuses a request can be refused with. */
export type Refusal = 401 | 403 | 404 | 405 | 421;

/** What a host lets in. */
export interface Policy {
  readonly port: number;
  /** Names of `--host` and of the address it stands for, in lower case, without brackets. */
  readonly names: readonly string[];
  /** In the URL a person opens. */
  readonly token: string;
  /** What it is exchanged for; the port in the name, because cookies of one host are shared by all its ports. */
  readonly cookieName: string;
  readonly cookie: string;
}

/** The head of a request, as it came. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookies: string | undefined;
  /** The address of ours it came in on. */
  readonly localAddress: string | undefined;
}

export type Access =
  | { readonly kind: 'refuse'; readonly status: Refusal }
  /** The token was right: set the cookie and show the page without the token in its address. */
  | { readonly kind: 'exchange' }
  | { readonly kind: 'serve'; readonly path: string };

/** Decides about a request for a page or file. */
export function judge(head: RequestHead, policy: Policy): Access {
  const stranger = judgeSender(head, policy);
  if (stranger !== null) return refuse(stranger);
  if (head.method !== 'GET' && head.method !== 'HEAD') return refuse(405);
  const { path, query } = split(head.target);
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  if (token !== null) return isSecret(token, policy.token) ? { kind: 'exchange' } : refuse(401);
  return hasCookie(head.cookies, policy) ? { kind: 'serve', path } : refuse(401);
}

/** Decides about a WebSocket; null lets it in. Browsers send cookies with those of any site, so Origin decides too. */
export function judgeUpgrade(head: RequestHead, policy: Policy): Refusal | null {
  const stranger = judgeSender(head, policy);
  if (stranger !== null) return stranger;
  if (head.method !== 'GET') return 405;
  if (!hasCookie(head.cookies, policy)) return 401;
  return split(head.target).path === '/pipe' ? null : 404;
}

/**
 * A name of somebody else's that leads here (DNS rebinding) makes their page same-origin with ours: the Host tells.
 * The Origin tells whose page asks.
 */
function judgeSender(head: RequestHead, policy: Policy): 421 | 403 | null {
  const host = head.host?.toLowerCase();
  if (host === undefined || !isOurs(host, head.localAddress, policy)) return 421;
  if (head.origin !== undefined && head.origin.toLowerCase() !== `http://${host}`) return 403;
  return null;
}

function isOurs(host: string, localAddress: string | undefined, policy: Policy): boolean {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+))(?::(\d{1,5}))?$/.exec(host);
  if (match === null) return false;
  // Browsers leave out the port when it is HTTP's own.
  if (Number(match[3] ?? 80) !== policy.port) return false;
  const name = match[1] ?? match[2] ?? '';
  if (policy.names.includes(name)) return true;
  if (localAddress === undefined) return false;
  return name === plainAddress(localAddress) || (isLoopback(localAddress) && isLoopback(name));
}

function hasCookie(header: string | undefined, policy: Policy): boolean {
  return (header ?? '').split(';').some((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== policy.cookieName) return false;
    return isSecret(pair.slice(equals + 1).trim(), policy.cookie);
  });
}

function split(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function refuse(status: Refusal): Access {
  return { kind: 'refuse', status };
}
