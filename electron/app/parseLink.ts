/** What a `bothends://` link asks for: decided here, from its text alone. Whoever wrote it is nobody we know. */
import {
  LINK_CHARS,
  LINK_DETAIL_CHARS,
  type LinkNotice,
  type LinkProblem,
  PORT_MAX,
  type SessionSpecInput,
  sessionSpecSchema,
} from '@shared/contract/index';

export const LINK_SCHEME = 'bothends';

/** Everything a link can say of an end, and nothing else: what it leaves out is as in an empty dialog. */
const KEYS = ['host', 'port', 'behaviour'] as const;
type Key = (typeof KEYS)[number];

const KINDS = { server: 'tcp-server', client: 'tcp-client' } as const;

/** `bothends://server?port=9190&behaviour=echo`, `bothends://client?host=127.0.0.1&port=9190`. */
export function parseLink(text: string): LinkNotice {
  if (text.length > LINK_CHARS) return problem('too-long', '');
  // `URL` would take out line breaks and tabs, and the rest would be another link.
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return problem('not-a-link', text);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return problem('not-a-link', text);
  }
  if (url.protocol !== `${LINK_SCHEME}:` || url.username !== '' || url.password !== '' || url.hash !== '')
    return problem('not-a-link', text);
  const name = url.host.toLowerCase();
  if (name !== 'server' && name !== 'client') return problem('unknown-kind', url.host);
  if (url.pathname !== '' && url.pathname !== '/') return problem('not-a-link', url.pathname);

  const given = new Map<Key, string>();
  for (const [key, value] of url.searchParams) {
    const known = KEYS.find((each) => each === key);
    if (known === undefined) return problem('unknown-key', key);
    if (given.has(known)) return problem('repeated-key', key);
    given.set(known, value);
  }
  const host = given.get('host');
  const port = given.get('port');
  const behaviour = given.get('behaviour');
  if (name === 'client' && host === undefined) return problem('missing-key', 'host');
  if (name === 'client' && port === undefined) return problem('missing-key', 'port');
  if (port !== undefined && !isPort(port)) return problem('bad-value', `port=${port}`);
  const input = {
    kind: KINDS[name],
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: Number(port) }),
    ...(behaviour !== undefined && { behaviour: { name: behaviour } }),
  };
  const spec = sessionSpecSchema.safeParse(input satisfies Partial<Record<keyof SessionSpecInput, unknown>>);
  if (spec.success) return { kind: 'spec', spec: spec.data };
  const wrong = KEYS.find((key) => key === spec.error.issues[0]?.path[0]);
  return problem('bad-value', wrong === undefined ? text : `${wrong}=${given.get(wrong) ?? ''}`);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX;
}

/** The part that is wrong is shown as text, cut, and without what would turn its direction or hide in it. */
function problem(kind: LinkProblem, detail: string): LinkNotice {
  const plain = detail.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
  const characters = [...plain];
  const cut = characters.length > LINK_DETAIL_CHARS / 2;
  return {
    kind: 'problem',
    problem: kind,
    detail: cut ? `${characters.slice(0, LINK_DETAIL_CHARS / 2 - 1).join('')}…` : plain,
  };
}
