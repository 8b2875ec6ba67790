import { LINK_CHARS, LINK_DETAIL_CHARS, linkNoticeSchema } from '@shared/contract/desktop';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../../electron/app/parseLink';

const specOf = (link: string) => {
  const notice = parseLink(link);
  return notice.kind === 'spec' ? notice.spec : notice;
};
const problemOf = (link: string) => {
  const notice = parseLink(link);
  return notice.kind === 'problem' ? [notice.problem, notice.detail] : notice;
};

describe('a link', () => {
  it('fills the dialog of a server, and leaves the rest as in an empty one', () => {
    expect(specOf('bothends://server?port=9190&behaviour=iterative')).toMatchObject({
      kind: 'tcp-server',
      host: '127.0.0.1',
      port: 9190,
      behaviour: { name: 'iterative', maxClients: 5 },
    });
    expect(specOf('bothends://server')).toMatchObject({ kind: 'tcp-server', port: 0 });
  });

  it('fills the dialog of a client', () => {
    expect(specOf('bothends://client?host=example.org&port=80')).toMatchObject({
      kind: 'tcp-client',
      host: 'example.org',
      port: 80,
      // Never by a link: it would connect again and again.
      reconnect: 'manual',
    });
    expect(specOf('bothends://client?host=%3A%3A1&port=80')).toMatchObject({ host: '::1' });
  });

  it('may be written as Windows hands it on, and in capitals', () => {
    expect(specOf('bothends://server/?port=1')).toMatchObject({ port: 1 });
    expect(specOf('BOTHENDS://Server?port=1')).toMatchObject({ port: 1 });
  });
});

describe('a link is refused', () => {
  it.each([
    ['https://example.org', 'not-a-link', 'https://example.org'],
    ['bothends', 'not-a-link', 'bothends'],
    ['bothends://server?port=1\nbothends://client', 'not-a-link', 'bothends://server?port=1�boths'],
    ['bothends://me:secret@server?port=1', 'not-a-link', 'bothends://me:secret@server?p…'],
    ['bothends://server/etc/passwd', 'not-a-link', '/etc/passwd'],
    ['bothends://server?port=1#x', 'not-a-link', 'bothends://server?port=1#x'],
    ['bothends://relay?port=1', 'unknown-kind', 'relay'],
    ['bothends://server:80?port=1', 'unknown-kind', 'server:80'],
    ['bothends://?port=1', 'unknown-kind', ''],
    ['bothends://client?host=a&port=1&send=rm', 'unknown-key', 'send'],
    ['bothends://server?Port=1', 'unknown-key', 'Port'],
    ['bothends://server?port=1&port=2', 'repeated-key', 'port'],
    ['bothends://client?port=1', 'missing-key', 'host'],
    ['bothends://client?host=a', 'missing-key', 'port'],
    ['bothends://client?host=a&port=0', 'bad-value', 'port=0'],
    ['bothends://server?port=65536', 'bad-value', 'port=65536'],
    ['bothends://server?port=1e3', 'bad-value', 'port=1e3'],
    ['bothends://server?port=-1', 'bad-value', 'port=-1'],
    ['bothends://server?port=', 'bad-value', 'port='],
    ['bothends://server?host=a%20b', 'bad-value', 'host=a b'],
    ['bothends://server?host=', 'bad-value', 'host='],
    ['bothends://server?behaviour=rm', 'bad-value', 'behaviour=rm'],
    ['bothends://client?host=a&port=1&behaviour=echo', 'bad-value', 'behaviour=echo'],
  ])('%s', (link, problem, detail) => {
    const [found, said] = problemOf(link) as [string, string];
    expect(found).toBe(problem);
    if (!link.includes('\n')) expect(said).toBe(detail);
  });

  it('when it is longer than any link, without looking at it', () => {
    const host = 'a'.repeat(LINK_CHARS);
    expect(problemOf(`bothends://client?port=1&host=${host}`)).toEqual(['too-long', '']);
  });

  it('with what is wrong as text that cannot hide or turn anything', () => {
    const [problem, detail] = problemOf('bothends://server?%E2%80%AEtrop=1') as [string, string];
    expect(problem).toBe('unknown-key');
    expect(detail).toBe('�trop');
  });
});

it('is always a filled dialog or a refusal, whatever the link', () => {
  const unit = fc.constantFrom(...'aZ09:/?#@[]%&=+ \n\0\u202e\ufffd가😀', '\ud800');
  const part = fc.string({ unit, maxLength: 40 });
  const key = fc.constantFrom('host', 'port', 'behaviour', 'halfOpen', '');
  const pair = fc
    .tuple(key, part)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  const like = fc
    .tuple(fc.constantFrom('server', 'client', 'x'), fc.array(pair, { maxLength: 4 }))
    .map(([kind, pairs]) => `bothends://${kind}?${pairs.join('&')}`);
  fc.assert(
    fc.property(fc.oneof(part, like), (link) => {
      const notice = parseLink(link);
      expect(linkNoticeSchema.safeParse(notice).success).toBe(true);
      if (notice.kind === 'problem') expect(notice.detail.length).toBeLessThanOrEqual(LINK_DETAIL_CHARS);
      else expect(notice.spec).toMatchObject({ halfOpen: false, keepAlive: null });
    }),
  );
});
