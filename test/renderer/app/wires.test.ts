// @vitest-environment node
import type { SessionState, SocketState } from '@shared/contract/state';
import { WireBook } from '@shared/tcp/wires';
import { expect, it } from 'vitest';
import { learnWires, type Wires, wireChoices } from '../../../renderer/app/wires';

const end = (port: number) => ({ address: '127.0.0.1', port, family: 'IPv4' }) as const;
const socket = (session: number, n: number, local: number, remote: number, openedAt = 1) =>
  ({ session, socket: n, local: end(local), remote: end(remote), openedAt, kernel: null }) as SocketState;
const sessions = new Map([
  [1, { spec: { kind: 'tcp-server' } } as SessionState],
  [2, { spec: { kind: 'tcp-client' } } as SessionState],
]);
const nothing = (): Wires => ({ sockets: new Map(), book: new WireBook() });
const rosters = (server: SocketState[], client: SocketState[]) =>
  new Map<number, readonly SocketState[]>([
    [1, server],
    [2, client],
  ]);

it('finds the other end, whichever pane is in front', () => {
  const known = learnWires(nothing(), {
    sessions,
    rosters: rosters([socket(1, 7, 9190, 5000)], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  const ends = {
    client: { session: 2, socket: 1, name: '127.0.0.1:5000' },
    server: { session: 1, socket: 7, name: '127.0.0.1:9190' },
  };
  expect(wireChoices(known, sessions, 2)[0]?.ends).toEqual(ends);
  expect(wireChoices(known, sessions, 1)[0]?.ends).toEqual(ends);
});

it('tells what the kernel says of open sockets, and nothing of closed ones', () => {
  const kernel = { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 0 } as const;
  const open = learnWires(nothing(), {
    sessions,
    rosters: rosters([{ ...socket(1, 1, 9190, 5000), kernel }], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  expect(wireChoices(open, sessions, 2)[0]?.kernel).toEqual({ client: null, server: kernel });
  const closed = learnWires(open, { sessions, rosters: rosters([], []), now: 3 });
  expect(wireChoices(closed, sessions, 2)[0]?.kernel).toEqual({ client: null, server: null });
});

it('leaves an end that lives elsewhere open', () => {
  const known = learnWires(nothing(), { sessions, rosters: rosters([socket(1, 1, 9190, 777)], []), now: 2 });
  expect(wireChoices(known, sessions, 1)[0]).toMatchObject({
    name: '#1 127.0.0.1:777 ⇄ 127.0.0.1:9190',
    ends: { client: null, server: { session: 1 } },
  });
});

it('keeps both ends of a closed connection, behind those that are open', () => {
  const open = learnWires(nothing(), {
    sessions,
    rosters: rosters([socket(1, 1, 9190, 5000)], [socket(2, 1, 5000, 9190)]),
    now: 2,
  });
  const closed = learnWires(open, {
    sessions,
    rosters: rosters([socket(1, 2, 9190, 6000, 3)], []),
    now: 4,
  });
  expect(wireChoices(closed, sessions, 1).map(({ id }) => id)).toEqual(['1/2', '1/1']);
  expect(wireChoices(closed, sessions, 2)[0]?.ends.server).toMatchObject({ session: 1, socket: 1 });
});

it('forgets the sockets of a closed session, and the oldest of many', () => {
  let known = nothing();
  for (let n = 1; n <= 120; n++) {
    const roster = rosters([socket(1, n, 9190, 1000 + n, n)], []);
    known = learnWires(known, { sessions, rosters: roster, now: n });
  }
  expect(known.sockets.get(1)?.length).toBe(51);
  const gone = learnWires(known, { sessions: new Map(), rosters: new Map(), now: 200 });
  expect(gone.sockets.size).toBe(0);
  expect(gone.book.of({ session: 1, socket: 120 })).toBeNull();
});

it('a socket connected to itself has one end', () => {
  const self = socket(2, 1, 5000, 5000);
  const known = learnWires(nothing(), { sessions, rosters: rosters([], [self]), now: 2 });
  expect(wireChoices(known, sessions, 2)[0]?.ends.server).toBeNull();
});
