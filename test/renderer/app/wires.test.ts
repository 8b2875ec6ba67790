// @vitest-environment node
import type { SessionState, SocketState } from '@shared/contract/state';
import { WireBook } from '@shared/tcp/wires';
import { expect, it } from 'vitest';
import { learnWires, type News, type Wires, wireChoices } from '../../../renderer/app/wires';

const end = (port: number) => ({ address: '127.0.0.1', port, family: 'IPv4' }) as const;
const socket = (session: number, n: number, local: number, remote: number, openedAt = 1) =>
  ({ session, socket: n, local: end(local), remote: end(remote), openedAt, kernel: null }) as SocketState;
const sessions = new Map([
  [1, { spec: { kind: 'tcp-server' } } as SessionState],
  [2, { spec: { kind: 'tcp-client' } } as SessionState],
]);
const nothing = (): Wires => ({ sockets: new Map(), book: new WireBook() });
const bySession = (server: SocketState[], client: SocketState[]) =>
  new Map<number, readonly SocketState[]>([
    [1, server],
    [2, client],
  ]);

const learn = (known: Wires, { now, ...news }: Partial<News> & { now: number }): Wires =>
  learnWires(known, { sessions, rosters: new Map(), past: new Map(), ...news }, now);

it('finds the other end, whichever pane is in front', () => {
  const known = learn(nothing(), {
    rosters: bySession([socket(1, 7, 9190, 5000)], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  const ends = {
    client: { session: 2, socket: 1, name: '127.0.0.1:5000' },
    server: { session: 1, socket: 7, name: '127.0.0.1:9190' },
  };
  expect(wireChoices(known, 2, true)[0]?.ends).toEqual(ends);
  expect(wireChoices(known, 1, false)[0]?.ends).toEqual(ends);
  // Whoever looks at it goes on looking at the same.
  expect(wireChoices(known, 1, false)[0]?.id).toBe(wireChoices(known, 2, true)[0]?.id);
});

it('tells what the kernel says of open sockets, and nothing of closed ones', () => {
  const kernel = { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 0, descriptor: 23 } as const;
  const open = learn(nothing(), {
    rosters: bySession([{ ...socket(1, 1, 9190, 5000), kernel }], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  expect(wireChoices(open, 2, true)[0]?.kernel).toEqual({ client: null, server: kernel });
  const past = bySession([socket(1, 1, 9190, 5000)], [socket(2, 1, 5000, 9190)]);
  const closed = learn(open, { past, now: 3 });
  expect(wireChoices(closed, 2, true)[0]?.kernel).toEqual({ client: null, server: null });
});

it('leaves an end that lives elsewhere open', () => {
  const known = learn(nothing(), { rosters: bySession([socket(1, 1, 9190, 777)], []), now: 2 });
  expect(wireChoices(known, 1, false)[0]).toMatchObject({
    name: '#1 127.0.0.1:777 ⇄ 127.0.0.1:9190',
    ends: { client: null, server: { session: 1 } },
  });
});

it('keeps both ends of a closed connection, behind those that are open', () => {
  const open = learn(nothing(), {
    rosters: bySession([socket(1, 1, 9190, 5000)], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  const closed = learn(open, {
    rosters: bySession([socket(1, 2, 9190, 6000, 3)], []),
    past: bySession([socket(1, 1, 9190, 5000)], [socket(2, 1, 5000, 9190)]),
    now: 4,
  });
  expect(wireChoices(closed, 1, false).map(({ id }) => id)).toEqual(['1.2', '1.1-2.1']);
  expect(wireChoices(closed, 2, true)[0]?.ends.server).toMatchObject({ session: 1, socket: 1 });
});

it('finds both ends of a connection that came and went unseen', () => {
  const past = bySession([socket(1, 1, 9190, 5000)], [socket(2, 1, 5000, 9190)]);
  const known = learn(nothing(), { past, now: 2 });
  expect(wireChoices(known, 2, true)[0]?.ends).toMatchObject({
    client: { session: 2, socket: 1 },
    server: { session: 1, socket: 1 },
  });
});

it('forgets the sockets of a closed session, and those the host has forgotten', () => {
  const before = learn(nothing(), { past: bySession([socket(1, 1, 9190, 5000)], []), now: 2 });
  const known = learn(before, { past: bySession([socket(1, 2, 9190, 5001, 2)], []), now: 3 });
  expect(known.sockets.get(1)?.map(({ socket: each }) => each.socket)).toEqual([2]);
  learn(known, { rosters: bySession([], [socket(2, 1, 5000, 9190)]), now: 4 });
  expect(known.book.of({ session: 2, socket: 1 })).toBeNull();
  const gone = learn(known, { sessions: new Map(), now: 200 });
  expect(gone.sockets.size).toBe(0);
});

it('a socket connected to itself has one end', () => {
  const self = socket(2, 1, 5000, 5000);
  const known = learn(nothing(), { rosters: bySession([], [self]), now: 2 });
  expect(wireChoices(known, 2, true)[0]?.ends.server).toBeNull();
});

it('remembers how an end stood that has closed', () => {
  const [served, client] = [socket(1, 1, 9190, 5000), socket(2, 1, 5000, 9190)];
  const open = learn(nothing(), { rosters: bySession([served], [client]), now: 2 });
  expect(wireChoices(open, 2, true)[0]?.last).toEqual({ client: null, server: null });
  const counted = { ...served, bytesIn: 70, queued: 5 };
  const closed = learn(open, { rosters: bySession([], [client]), past: bySession([counted], []), now: 3 });
  expect(wireChoices(closed, 2, true)[0]?.last).toEqual({ client: null, server: counted });
});
