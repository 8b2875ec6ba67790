// What clients do by themselves, against plain sockets that cut their answers as they like.
import { expect, it } from 'vitest';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { rawPeers } from '../../helpers/rawPeers';

const t = testEngine();
const raw = rawPeers();

const say = (client: Watched, text: string) => t.engine.send(client.session, 1, Buffer.from(text));
const messages = (client: Watched) =>
  client.all('note').flatMap(({ note, text }) => (note === 'message' ? [text] : []));

it('read-once reads once, tells it without the NUL, and closes', async () => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'read-once' } });
  const server = await peer(0);
  server.socket.write('Hello World!\0');
  const closed = await client.until('closed');
  expect(closed).toMatchObject({ first: 'local', bytesIn: 13 });
  expect(messages(client)).toEqual(['Hello World!']);
  expect(client.bytes('received').at(-1)).toBe(0);
});

it('read-once takes no more than its buffer: the rest is never read', async () => {
  const { port, peer } = await raw.listen();
  const open = t.client(port, { behaviour: { name: 'read-once', buffer: 5 } });
  const server = await peer(0);
  server.socket.write('Hello World!');
  const client = await open;
  await client.until('closed');
  expect(client.bytes('received').toString()).toBe('Hello');
});

it('naive reads nothing before it sends, then exactly once a line: the rest comes one line late', async () => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'naive', buffer: 3 } });
  const server = await peer(0);
  server.socket.write('hello');
  say(client, 'first\n');
  await client.untilCount('received', 1);
  say(client, 'second\n');
  await client.untilCount('received', 2);
  expect(client.all('received').map(({ data }) => Buffer.from(data).toString())).toEqual(['hel', 'lo']);
  expect(messages(client)).toEqual(['hel', 'lo']);
  await server.untilBytes(13);
  expect(server.text).toBe('first\nsecond\n');
});

it('naive reads at most 1023 bytes of a longer answer, and the next read takes the rest', async () => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'naive' } });
  const server = await peer(0);
  server.socket.write('x'.repeat(3000));
  for (let i = 1; i <= 3; i++) {
    say(client, 'more\n');
    await client.untilCount('received', i);
  }
  expect(client.all('received').map(({ bytes }) => bytes)).toEqual([1023, 1023, 954]);
});

it.each(['q\n', 'Q\n', 'q\r\n'])('naive quits at %j, which is not sent', async (line) => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'naive' } });
  const server = await peer(0);
  say(client, 'quit\n');
  expect(say(client, line)).toMatchObject({ ok: true });
  await client.until('closed', ({ first }) => first === 'local');
  await server.untilEnded();
  expect(server.text).toBe('quit\n');
  expect(client.all('note').map(({ note }) => note)).toContain('quit');
});

it('naive sees the end of its peer only when it reads', async () => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'naive' } });
  const server = await peer(0);
  server.socket.end();
  await t.expectEcho();
  expect(client.all('peer-ended')).toEqual([]);
  say(client, 'anybody?\n');
  await client.until('peer-ended');
});

it('line waits for the newline, and takes the last answer without one', async () => {
  const { port, peer } = await raw.listen();
  const client = await t.client(port, { behaviour: { name: 'line' } });
  const server = await peer(0);
  server.socket.setNoDelay(true);
  server.socket.write('hel');
  await client.untilBytes('received', 3);
  expect(messages(client)).toEqual([]);
  server.socket.write('lo\n한');
  server.socket.end();
  await client.until('closed');
  expect(messages(client)).toEqual(['hello', '한']);
});
