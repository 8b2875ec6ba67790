import { isChunk } from '@shared/contract/events';
import { describe, expect, it } from 'vitest';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();

interface Both {
  readonly s: Watched;
  readonly c: Watched;
}

async function pair(halfOpen: boolean): Promise<Both> {
  const s = await t.server({ behaviour: { name: 'manual' }, halfOpen });
  const c = await t.client(s.port, { halfOpen });
  await s.until('accepted');
  return { s, c };
}

const end = (who: Watched) => t.engine.end(who.session, 1);
const close = (who: Watched) => t.engine.closeSocket(who.session, 1);
const reset = (who: Watched) => t.engine.reset(who.session, 1);

describe.each([true, false])('half-open %s', (halfOpen) => {
  it.each([
    ['client', 'local', 'peer'],
    ['server', 'peer', 'local'],
  ] as const)('the %s ends first', async (who, clientSays, serverSays) => {
    const both = await pair(halfOpen);
    const [first, second] = who === 'client' ? [both.c, both.s] : [both.s, both.c];
    end(first);
    const { seq } = await second.until('peer-ended');
    if (halfOpen) {
      expect(second.all('ended')).toEqual([]);
      t.engine.send(second.session, 1, Buffer.from('after your FIN'));
      await first.untilBytes('received', 14);
      end(second);
    }
    const [mine, theirs] = await Promise.all([both.c.until('closed'), both.s.until('closed')]);
    expect([mine.first, theirs.first]).toEqual([clientSays, serverSays]);
    expect(second.all('ended')[0]).toMatchObject({ automatic: !halfOpen });
    expect(second.all('ended')[0]?.seq).toBeGreaterThan(seq);
    expect(first.all('ended')[0]).toMatchObject({ automatic: false });
  });
});

it.each([
  ['client closes', 'client', close, 'local', 'peer'],
  ['server closes', 'server', close, 'peer', 'local'],
  ['client resets', 'client', reset, 'local', 'peer'],
  ['server resets', 'server', reset, 'peer', 'local'],
] as const)('%s first', async (_name, who, verb, clientSays, serverSays) => {
  const { s, c } = await pair(false);
  verb(who === 'client' ? c : s);
  const [mine, theirs] = await Promise.all([c.until('closed'), s.until('closed')]);
  expect([mine.first, theirs.first]).toEqual([clientSays, serverSays]);
});

it('both end at once: each says that it was first', async () => {
  const { s, c } = await pair(true);
  end(c);
  end(s);
  const [mine, theirs] = await Promise.all([c.until('closed'), s.until('closed')]);
  expect([mine.first, theirs.first]).toEqual(['local', 'local']);
});

it('a reset after our half-close leaves who was first', async () => {
  const { s, c } = await pair(true);
  end(c);
  await s.until('peer-ended');
  reset(s);
  const theirs = await s.until('closed');
  expect(theirs.first).toBe('peer');
});

it('closed has the bytes of both ways, the duration and the addresses of a socket that has none any more', async () => {
  const s = await t.server();
  const c = await t.client(s.port);
  const { local, remote } = c.all('connected')[0] ?? {};
  t.engine.send(c.session, 1, Buffer.alloc(100_000, 'b'));
  await c.untilBytes('received', 100_000);
  close(c);
  const [mine, theirs] = await Promise.all([c.until('closed'), s.until('closed')]);
  expect(mine).toMatchObject({ bytesIn: 100_000, bytesOut: 100_000, local, remote });
  expect(theirs).toMatchObject({ bytesIn: 100_000, bytesOut: 100_000, local: remote, remote: local });
  for (const { at, durationMs } of [mine, theirs]) {
    expect(durationMs).toBeGreaterThan(0);
    expect(durationMs).toBeLessThan(at);
  }
  expect(c.state).toMatchObject({ bytesIn: 100_000, bytesOut: 100_000, open: 0 });
});

it('every event about a connection has both addresses, to the last', async () => {
  const { s, c } = await pair(true);
  t.engine.pauseReading(s.session, 1);
  t.engine.resumeReading(s.session, 1);
  t.engine.send(c.session, 1, Buffer.from('x'));
  await s.untilBytes('received', 1);
  end(c);
  await s.until('peer-ended');
  reset(s);
  await Promise.all([s.until('closed'), c.untilCount('ended', 1)]);
  const { local, remote } = s.all('accepted')[0] ?? {};
  expect(local?.port).toBe(s.port);
  for (const row of s.rows) {
    if (row.socket === 0 || isChunk(row)) continue;
    expect(row, row.type).toMatchObject({ local, remote });
  }
});

it('IPv4 peers of a dual-stack server have their mapped address', async () => {
  const s = await t.server({ host: '::' });
  const four = await t.client(s.port, { host: '127.0.0.1' });
  const six = await t.client(s.port, { host: '::1' });
  await s.untilCount('accepted', 2);
  expect(s.all('accepted').map(({ remote }) => remote)).toEqual([
    { address: '::ffff:127.0.0.1', port: four.all('connected')[0]?.local?.port, family: 'IPv6' },
    { address: '::1', port: six.all('connected')[0]?.local?.port, family: 'IPv6' },
  ]);
});

it('all that came before the end is reported before the end, and echoed', async () => {
  const s = await t.server();
  const peer = await raw.connect(s.port);
  const everything = Buffer.alloc(300_000).map((_, i) => i % 251);
  peer.socket.end(everything);
  await peer.untilEnded();
  await s.until('closed');
  expect(Buffer.concat(peer.chunks).equals(everything)).toBe(true);
  expect(s.all('peer-ended')[0]).toMatchObject({ bytes: 300_000 });
  expect(s.all('ended')[0]).toMatchObject({ bytes: 300_000, automatic: true });
  const types = s.types(1);
  expect(types.slice(types.indexOf('peer-ended'))).toEqual(['peer-ended', 'ended', 'closed']);
});
