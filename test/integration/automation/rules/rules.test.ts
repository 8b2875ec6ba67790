import { connect } from 'node:net';
import { RULE_ROWS_PER_SECOND, type RuleSetInput, ruleSetSchema } from '@shared/contract/rules';
import { beforeEach, describe, expect, it } from 'vitest';
import { Rules } from '../../../../electron/automation/rules/index';
import { commandPeers } from '../../../helpers/commandPeers';
import { testEngine } from '../../../helpers/engineTest';
import { pollUntil } from '../../../helpers/pollUntil';

const world = testEngine();
const start = commandPeers();
let rules: Rules;
beforeEach(() => {
  rules = new Rules(world.engine);
});

type Some = Omit<RuleSetInput, 'version'>;

function use(session: number, set: Some): void {
  const answer = rules.set(session, ruleSetSchema.parse({ version: 1, ...set }));
  if (!answer.ok) throw new Error(answer.error.message);
}

const stateOf = (session: number) => {
  const state = rules.state.sessions.find((each) => each.session === session)?.state;
  if (state === undefined || state === null) throw new Error(`session ${session} has no rules`);
  return state;
};

const answer = (id: string, pattern: string, text: string, more: object = {}) => ({
  id,
  name: id,
  match: { kind: 'exact' as const, pattern },
  reply: { text, ending: 'lf' as const },
  ...more,
});

async function manualServer(set: Some) {
  const server = await world.server({ behaviour: { name: 'manual' } });
  use(server.session, set);
  return server;
}

describe('rules of a server', () => {
  it('answer ncat, which ends sending at once, before our FIN', async () => {
    const server = await manualServer({
      rules: [answer('ping', 'PING', 'PONG'), answer('time', 'LATER', 'NOW', { delayMs: 30 })],
    });
    const peer = start('ncat', ['127.0.0.1', String(server.port)]);
    // Without a line end: the end of the stream ends the last line.
    peer.process.stdin.end('PING\r\nnothing\nLATER');
    await peer.untilExit();
    expect(peer.output.toString()).toBe('PONG\nNOW\n');
    const fired = server.all('rule-fired');
    expect(fired).toMatchObject([
      { rule: 'ping', socket: 1, bytes: 6, reply: 5, delayMs: 0, after: 'stay', untold: 0, evidence: 'app' },
      { rule: 'time', bytes: 5, delayMs: 30 },
    ]);
    const received = server.all('received').map(({ seq }) => seq);
    for (const { matched } of fired) expect(received).toContain(matched);
    const [types] = [server.types(1)];
    expect(types.indexOf('ended')).toBeGreaterThan(types.lastIndexOf('sent'));
    expect(stateOf(server.session)).toMatchObject({
      active: 2,
      fired: [
        { rule: 'ping', times: 1, socket: 1 },
        { rule: 'time', times: 1, socket: 1 },
      ],
    });
  });

  it('answer socat byte by byte as all at once, on each connection for itself', async () => {
    const server = await manualServer({
      framing: { kind: 'length', size: 1 },
      rules: [
        { id: 'hello', match: { kind: 'hex', pattern: '68 *' }, reply: { text: 'once' }, once: true },
        { id: 'all', match: { kind: 'regex', pattern: '^(.)(.*)$' }, reply: { text: '<$2|$1>' } },
      ],
    });
    const message = Buffer.from('\x03hey\x03abc\x03how', 'latin1');
    for (let connection = 0; connection < 2; connection++) {
      const peer = start('socat', ['-t', '5', '-', `TCP:127.0.0.1:${server.port}`]);
      const before = server.all('received').length;
      for (const [index, byte] of message.entries()) {
        peer.process.stdin.write(Uint8Array.of(byte));
        if (connection === 0) await server.untilBytes('received', index + 1);
      }
      peer.process.stdin.end();
      await peer.untilExit();
      expect(peer.output.toString()).toBe('once<bc|a><ow|h>');
      expect(server.all('received').length - before).toBeGreaterThan(0);
    }
  });

  it('close, or reset, after the reply', async () => {
    const server = await manualServer({
      rules: [
        answer('bye', 'QUIT', 'bye', { after: 'close' }),
        answer('rst', 'RST', '', { after: 'reset', reply: { text: '' } }),
      ],
    });
    const quit = await world.client(server.port);
    world.engine.send(quit.session, 1, Buffer.from('QUIT\nQUIT\n'));
    expect(await quit.until('closed')).toMatchObject({ first: 'peer' });
    expect(quit.bytes('received').toString()).toBe('bye\n');
    const reset = await world.client(server.port);
    world.engine.send(reset.session, 1, Buffer.from('RST\n'));
    await reset.until('reset');
  });

  it('stand beside the behaviour: an echo goes on', async () => {
    const server = await world.server();
    use(server.session, { rules: [answer('ping', 'PING', 'PONG')] });
    const client = await world.client(server.port);
    world.engine.send(client.session, 1, Buffer.from('PING\n'));
    await client.untilBytes('received', 10);
    expect(client.bytes('received').toString()).toBe('PING\nPONG\n');
  });

  it('can be changed and taken away while connections are open', async () => {
    const server = await manualServer({ rules: [answer('a', 'x', 'one')] });
    const client = await world.client(server.port);
    const say = (text: string) => world.engine.send(client.session, 1, Buffer.from(text));
    say('x\nx');
    await client.untilBytes('received', 4);
    use(server.session, { rules: [answer('a', 'x', 'two')] });
    say('\n');
    await client.untilBytes('received', 8);
    expect(client.bytes('received').toString()).toBe('one\ntwo\n');
    const { revision } = stateOf(server.session);
    expect(rules.set(server.session, null)).toMatchObject({ ok: true });
    expect(rules.get(server.session)).toBeNull();
    say('x\n');
    await server.untilBytes('received', 6);
    expect(server.all('rule-fired')).toHaveLength(2);
    use(server.session, { rules: [] });
    expect(stateOf(server.session).revision).toBeGreaterThan(revision);
  });

  it('are told to listeners, all at first and then what changed, and forgotten with their session', async () => {
    const server = await manualServer({ rules: [answer('a', 'x', 'one')] });
    const told: object[] = [];
    const stop = rules.onChanged((notice) => void told.push(notice));
    const client = await world.client(server.port);
    world.engine.send(client.session, 1, Buffer.from('x\nx\nx\n'));
    await pollUntil('three', () => JSON.stringify(told).includes('"times":3'));
    expect(told.at(-1)).toMatchObject({ reset: false, sessions: [{ session: server.session }] });
    await world.engine.close(server.session);
    expect(rules.state).toEqual({ reset: true, sessions: [] });
    stop();
  });

  it('that cannot be read are refused, as is a server in a thread of its own', async () => {
    const server = await manualServer({ rules: [answer('a', 'x', 'one')] });
    const bad = ruleSetSchema.parse({
      version: 1,
      rules: [{ id: 'b', match: { kind: 'regex', pattern: '(' } }],
    });
    expect(rules.set(server.session, bad)).toMatchObject({ ok: false, error: { code: 'BAD_COMMAND' } });
    expect(rules.get(server.session)?.rules[0]?.id).toBe('a');
    expect(rules.set(99, bad)).toMatchObject({ ok: false });
  });
});

it('answer as a client, after silence', async () => {
  const server = await world.server({ behaviour: { name: 'manual' } });
  const client = await world.client(server.port);
  use(client.session, {
    framing: { kind: 'idle', ms: 40 },
    rules: [
      {
        id: 'ack',
        match: { kind: 'starts', pattern: '\\x01' },
        reply: { mode: 'hex', text: '06 {{len:1be}}' },
      },
    ],
  });
  world.engine.send(server.session, 1, Uint8Array.of(1, 2));
  await client.untilBytes('received', 2);
  world.engine.send(server.session, 1, Uint8Array.of(3));
  await server.untilBytes('received', 2);
  expect([...server.bytes('received')]).toEqual([6, 1]);
  expect(client.all('rule-fired')).toMatchObject([{ bytes: 3 }]);
});

describe('under a flood', () => {
  it('of lines, many rules hold the peer back, lose nothing, and the engine keeps answering', async () => {
    const LINES = 15_000;
    const server = await world.server({ behaviour: { name: 'manual' } }, false);
    const evil = Array.from({ length: 20 }, (_, i) => ({
      id: `evil${i}`,
      match: { kind: 'regex' as const, pattern: `(a+)+${i}$` },
    }));
    use(server.session, {
      rules: [...evil, { id: 'count', match: { kind: 'starts', pattern: 'a' }, reply: { text: '.' } }],
    });
    const socket = connect(server.port, '127.0.0.1');
    let replies = 0;
    socket.on('data', (data) => {
      replies += data.length;
    });
    socket.end(Buffer.from(`${'a'.repeat(30)}\n`.repeat(LINES)));
    // Beside the flood, another session gets its answers at once.
    let echoes = 0;
    while (replies < LINES) {
      await world.expectEcho();
      echoes++;
    }
    expect(echoes).toBeGreaterThan(3);
    await server.until('closed');
    expect(replies).toBe(LINES);
    const state = stateOf(server.session);
    expect(state.fired).toMatchObject([{ rule: 'count', times: LINES }]);
    expect(state.behind).toBe(0);
    // Not a row for each of them, but every one is counted.
    const rows = server.all('rule-fired');
    expect(rows.length).toBeLessThan(LINES / 2);
    expect(rows.length).toBeGreaterThanOrEqual(RULE_ROWS_PER_SECOND);
    expect(server.all('note')).toMatchObject([{ note: 'rules-behind', evidence: 'told' }]);
  }, 60_000);

  it('of one endless line, an evil expression sees pieces of nothing, and says so', async () => {
    const server = await manualServer({
      rules: [{ id: 'evil', match: { kind: 'regex', pattern: '(a+)+$' }, reply: { text: 'x' } }],
    });
    const client = await world.client(server.port);
    const long = Buffer.alloc(200_000, 'a');
    world.engine.send(
      client.session,
      1,
      Buffer.concat([long, Buffer.from('\n'), long.subarray(0, 65_536), Buffer.from('\n')]),
    );
    await client.untilBytes('received', 1);
    expect(stateOf(server.session)).toMatchObject({ unseen: 1, fired: [{ times: 1 }] });
    await world.expectEcho();
  }, 30_000);

  it('a peer that does not read holds back its own replies', async () => {
    const server = await world.server({ behaviour: { name: 'manual' } }, false);
    use(server.session, {
      rules: [{ id: 'big', match: { kind: 'exact', pattern: 'x' }, reply: { text: '{{random 60000}}' } }],
    });
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.write(Buffer.from('x\n'.repeat(20_000)));
    await server.until('rule-fired');
    // The queue of the socket stays small: what was not answered waits as frames, not as replies.
    await world.expectEcho();
    const [state] = server.sockets;
    expect(state?.queued ?? 0).toBeLessThan(16 * 1024 * 1024);
    socket.destroy();
    await server.until('closed');
  }, 30_000);
});
