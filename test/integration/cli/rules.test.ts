// `--rules FILE` as it was built: who asks gets the answer of the file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (rules: unknown): string => {
  const path = join(folder, 'rules.json');
  writeFileSync(path, typeof rules === 'string' ? rules : JSON.stringify({ version: 1, rules }));
  return path;
};
const ping = {
  id: 'ping',
  match: { kind: 'regex', pattern: '^PING (\\d+)$' },
  reply: { text: 'PONG $1', ending: 'lf' },
};

it('a server answers, and tells of it as JSON', async () => {
  const server = await cli.serve('--behaviour', 'manual', '--json', '--rules', file([ping]));
  const peer = await peers.connect(server.port);
  peer.socket.end('PING 7\nnothing\nPING 8');
  await peer.untilEnded();
  expect(peer.text).toBe('PONG 7\nPONG 8\n');
  await server.untilOut(/"type":"closed"/);
  const fired = server.json.filter(({ type }) => type === 'rule-fired');
  expect(fired).toMatchObject([
    { rule: 'ping', socket: 1, evidence: 'app', bytes: 7, reply: 7 },
    { rule: 'ping', bytes: 6 },
  ]);
});

it('a client stays to answer until the server ends', async () => {
  const server = await peers.listen();
  const client = cli.run(['client', '127.0.0.1', String(server.port), '--rules', file([ping])]);
  client.child.stdin?.end('hello\n');
  const peer = await server.peer(0);
  await peer.untilBytes(6);
  peer.socket.end('PING 9\n');
  await peer.untilEnded();
  expect(peer.text).toBe('hello\nPONG 9\n');
  expect(await client.untilExit()).toBe(0);
});

it.each([
  ['{', /is not JSON/],
  ['{"version":9}', /newer version/],
  [JSON.stringify({ version: 1, rules: [{ id: 'x' }] }), /is no file of rules/],
  [
    JSON.stringify({ version: 1, rules: [{ ...ping, match: { kind: 'regex', pattern: '(?=x)' } }] }),
    /in the rule “ping”: Look-around/,
  ],
])('a file that is none is an error of usage: %#', async (text, reason) => {
  const server = cli.run(['server', '0', '--rules', file(text)]);
  expect(await server.untilExit()).toBe(2);
  expect(server.err).toMatch(reason);
});

it('a server in a thread of its own has no rules', async () => {
  const server = cli.run(['server', '0', '--behaviour', 'iterative', '--rules', file([ping])]);
  expect(await server.untilExit()).toBe(2);
  expect(server.err).toMatch(/Not available here/);
});
