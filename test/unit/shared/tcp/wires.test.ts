import type { Address } from '@shared/contract/address';
import { type Wire, WireBook, type WireSocket } from '@shared/tcp/wires';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const at = (port: number, address = '127.0.0.1'): Address => ({
  address,
  port,
  family: address.includes(':') ? 'IPv6' : 'IPv4',
});

const SERVER = 1;
const CLIENT = 2;

/** The client’s end of a connection to port 9190. */
const client = (socket: number, port: number, openedAt = 0, closedAt?: number): WireSocket => ({
  session: CLIENT,
  socket,
  local: at(port),
  remote: at(9190),
  openedAt,
  closedAt,
});

/** The server’s end of the same. */
const served = (socket: number, port: number, openedAt = 0, closedAt?: number): WireSocket => ({
  ...client(socket, port, openedAt, closedAt),
  session: SERVER,
  local: at(9190),
  remote: at(port),
});

/** All wires of a book that these sockets are in, ordered by their ends. */
function wiresOf(book: WireBook, sockets: readonly WireSocket[]): readonly Wire[] {
  const wires = new Map<string, Wire>();
  for (const socket of sockets) {
    const wire = book.of(socket);
    if (wire !== null) wires.set(wire.id, wire);
  }
  return [...wires.values()].sort(
    (x, y) =>
      x.a.session - y.a.session ||
      x.a.socket - y.a.socket ||
      x.b.session - y.b.session ||
      x.b.socket - y.b.socket,
  );
}

/** All wires among some sockets, taken in as they opened. */
function findWires(sockets: readonly WireSocket[]): readonly Wire[] {
  const book = new WireBook();
  for (const socket of [...sockets].sort((x, y) => x.openedAt - y.openedAt)) book.add(socket);
  return wiresOf(book, sockets);
}

const ids = (wires: readonly Wire[]) => wires.map(({ id }) => id);

describe('a wire', () => {
  it('is two sockets whose addresses mirror each other', () => {
    expect(findWires([client(1, 43276), served(1, 43276)])).toEqual([
      {
        id: '1.1-2.1',
        a: { session: SERVER, socket: 1 },
        b: { session: CLIENT, socket: 1 },
        self: false,
      },
    ]);
  });

  it('is one per connection of a server', () => {
    const sockets = [served(1, 5), served(2, 6), client(1, 6), client(2, 5), client(3, 7)];
    expect(ids(findWires(sockets))).toEqual(['1.1-2.2', '1.2-2.1']);
  });

  it.each([
    ['the port', { ...served(1, 5), remote: at(6) }],
    ['the address', { ...served(1, 5), local: at(9190, '127.0.0.2') }],
    ['the family', { ...served(1, 5), local: at(9190, '::1') }],
    ['nothing: they are the same end', client(2, 5)],
    ['an address that is gone', { ...served(1, 5), remote: null }],
    ['both addresses', { ...served(1, 5), local: null, remote: null }],
  ])('is not there when the other differs in %s', (_, other) => {
    expect(findWires([client(1, 5), other])).toEqual([]);
  });

  it('sees through the mapped form that a dual-stack server has of IPv4 peers', () => {
    const dual = { ...served(1, 5), local: at(9190, '::ffff:127.0.0.1'), remote: at(5, '::FFFF:127.0.0.1') };
    expect(ids(findWires([client(1, 5), dual]))).toEqual(['1.1-2.1']);
  });

  it('joins IPv6 sockets too', () => {
    const local = at(5, '::1');
    const remote = at(9190, '::1');
    const sockets = [
      { ...client(1, 5), local, remote },
      { ...served(1, 5), local: remote, remote: local },
    ];
    expect(ids(findWires(sockets))).toEqual(['1.1-2.1']);
  });

  it('is a socket with itself when it is connected to itself', () => {
    const itself = { ...client(1, 9190), remote: at(9190) };
    expect(findWires([itself, { ...itself, session: 3, openedAt: 9 }])).toEqual([
      { id: '2.1-2.1', a: { session: 2, socket: 1 }, b: { session: 2, socket: 1 }, self: true },
      { id: '3.1-3.1', a: { session: 3, socket: 1 }, b: { session: 3, socket: 1 }, self: true },
    ]);
  });
});

describe('addresses that are used again', () => {
  it('are told apart by the time they lived', () => {
    const sockets = [client(1, 5, 0, 10), served(1, 5, 1, 11), client(2, 5, 20, 30), served(2, 5, 21)];
    expect(ids(findWires(sockets))).toEqual(['1.1-2.1', '1.2-2.2']);
  });

  it('are no wire when the lives do not meet', () => {
    expect(findWires([client(1, 5, 0, 10), served(1, 5, 20)])).toEqual([]);
    expect(findWires([client(1, 5, 20), served(1, 5, 0, 10)])).toEqual([]);
    expect(findWires([client(1, 5, 0, 10), served(1, 5, 10, 10)])).toHaveLength(1);
  });

  it('belong to those that opened closest to each other, when an old end has not been noticed as gone', () => {
    const stale = served(1, 5, 0);
    const sockets = [stale, client(1, 5, 20), served(2, 5, 20.4)];
    expect(ids(findWires(sockets))).toEqual(['1.2-2.1']);
  });

  it('do not take away a twin that is closer', () => {
    const sockets = [client(1, 5, 0), served(1, 5, 0.3), served(2, 5, 50), client(2, 5, 49)];
    expect(ids(findWires(sockets))).toEqual(['1.1-2.1', '1.2-2.2']);
  });

  it('are found however often they come back', () => {
    const sockets = Array.from({ length: 500 }, (_, n) => [
      client(n + 1, 5, n * 10, n * 10 + 5),
      served(n + 1, 5, n * 10 + 1, n * 10 + 6),
    ]).flat();
    const wires = findWires([...sockets].reverse());
    expect(wires).toHaveLength(500);
    expect(wires.every(({ a, b }) => a.socket === b.socket)).toBe(true);
  });
});

describe('the book', () => {
  it('answers from both ends, in whichever order they come', () => {
    const book = new WireBook();
    expect(book.add(served(1, 5))).toBeNull();
    expect(book.of(served(1, 5))).toBeNull();
    const wire = book.add(client(1, 5));
    expect(wire?.id).toBe('1.1-2.1');
    expect(book.of(served(1, 5))).toEqual(wire);
    expect(book.twin(client(1, 5))).toEqual({ session: SERVER, socket: 1 });
    expect(book.twin(served(1, 5))).toEqual({ session: CLIENT, socket: 1 });
    expect(book.twin({ session: 9, socket: 9 })).toBeNull();
    expect(book.of({ session: 9, socket: 9 })).toBeNull();
  });

  it('says that a socket connected to itself is its own twin', () => {
    const book = new WireBook();
    const itself = { ...client(1, 9190), remote: at(9190) };
    expect(book.add(itself)?.self).toBe(true);
    expect(book.twin(itself)).toEqual({ session: CLIENT, socket: 1 });
    book.remove(itself);
    expect(book.of(itself)).toBeNull();
  });

  it('keeps the wire of sockets that closed, until one is removed', () => {
    const book = new WireBook();
    book.add(served(1, 5, 0));
    book.add(client(1, 5, 1));
    book.close(client(1, 5), 10);
    book.close(served(1, 5), 11);
    expect(book.of(client(1, 5))?.id).toBe('1.1-2.1');
    book.remove(client(1, 5));
    expect(book.of(client(1, 5))).toBeNull();
    expect(book.of(served(1, 5))).toBeNull();
  });

  it('pairs what comes after a close only with what is open', () => {
    const book = new WireBook();
    book.add(client(1, 5, 0));
    book.close(client(1, 5), 10);
    expect(book.add(served(1, 5, 20))).toBeNull();
    expect(book.add(client(2, 5, 19))?.id).toBe('1.1-2.2');
  });

  it('pairs what is left of a wire with nobody else', () => {
    const book = new WireBook();
    book.add(client(1, 5, 0));
    book.add(served(1, 5, 0.3));
    book.remove(client(1, 5));
    expect(book.add(client(2, 5, 20))).toBeNull();
  });

  it('corrects a twin when a better one turns up', () => {
    const book = new WireBook();
    book.add(served(1, 5, 0));
    expect(book.add(client(1, 5, 20))?.id).toBe('1.1-2.1');
    expect(book.add(served(2, 5, 20.4))?.id).toBe('1.2-2.1');
    expect(book.of(served(1, 5))).toBeNull();
  });

  it('takes the same socket again as news of it', () => {
    const book = new WireBook();
    book.add(client(1, 5, 0));
    book.add(served(1, 5, 0.3));
    expect(book.add(client(1, 5, 0))?.id).toBe('1.1-2.1');
    expect(book.add(client(1, 5, 0, 10))?.id).toBe('1.1-2.1');
    expect(book.add({ ...client(1, 5, 0), local: null, remote: null })?.id).toBe('1.1-2.1');
    // Its number with other addresses is another socket.
    expect(book.add(client(1, 6, 30))).toBeNull();
    expect(book.of(served(1, 5))).toBeNull();
  });

  it('knows from news that a socket closed', () => {
    const book = new WireBook();
    book.add(client(1, 5, 0));
    book.add(client(1, 5, 0, 10));
    book.add(client(1, 5, 0));
    expect(book.add(served(1, 5, 20))).toBeNull();
  });

  it('does not mind strangers', () => {
    const book = new WireBook();
    book.close(client(1, 5), 3);
    book.remove(client(1, 5));
    expect(book.of(client(1, 5))).toBeNull();
  });

  it('gives up the oldest of many unpaired sockets with the same addresses, and works on', () => {
    const book = new WireBook();
    for (let n = 1; n <= 100; n++) book.add(client(n, 5, n));
    expect(book.add(served(1, 5, 1))?.b.socket).toBe(93);
    expect(book.add(served(2, 5, 100))?.b.socket).toBe(100);
    for (let n = 1; n <= 100; n++) book.remove(client(n, 5));
    expect([1, 2].map((n) => book.of(served(n, 5)))).toEqual([null, null]);
  });
});

describe('properties', () => {
  const time = fc.integer({ min: 0, max: 40 });
  /** Few ports and sessions, so that everything meets everything. */
  const socket = fc
    .record({
      session: fc.integer({ min: 1, max: 3 }),
      socket: fc.integer({ min: 1, max: 4 }),
      local: fc.constantFrom(at(1), at(2), at(2, '::ffff:127.0.0.1')),
      remote: fc.constantFrom(at(1), at(2), at(1, '::ffff:127.0.0.1'), null),
      openedAt: time,
      lived: fc.option(time),
    })
    .map(({ lived, ...more }) => ({ ...more, closedAt: lived === null ? null : more.openedAt + lived }));
  const sockets = fc.uniqueArray(socket, {
    selector: (each) => `${each.session}.${each.socket}`,
    maxLength: 8,
  });

  it('the order does not matter', () => {
    const shuffled = sockets.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(findWires(other)).toEqual(findWires(list));
        const book = new WireBook();
        for (const socket of other) book.add(socket);
        expect(wiresOf(book, other)).toEqual(findWires(list));
      }),
      { numRuns: 1_000 },
    );
  });

  it('nobody is in two wires, and both ends agree', () => {
    fc.assert(
      fc.property(sockets, (list) => {
        const book = new WireBook();
        for (const socket of list) book.add(socket);
        const wires = wiresOf(book, list);
        const ends = wires.flatMap(({ a, b, self }) => (self ? [a] : [a, b]));
        expect(new Set(ends.map(({ session, socket }) => `${session}.${socket}`)).size).toBe(ends.length);
        for (const wire of wires) {
          expect(book.of(wire.a)).toEqual(wire);
          expect(book.of(wire.b)).toEqual(wire);
          expect(book.twin(wire.a)).toEqual(wire.b);
        }
      }),
    );
  });

  it('the ends mirror each other and lived together', () => {
    fc.assert(
      fc.property(sockets, (list) => {
        const find = ({ session, socket }: Wire['a']) =>
          list.find((each) => each.session === session && each.socket === socket);
        for (const { a, b } of findWires(list)) {
          const [one, other] = [find(a), find(b)];
          expect(one?.local.port).toBe(other?.remote?.port);
          expect(one?.remote?.port).toBe(other?.local.port);
          expect(one?.openedAt).toBeLessThanOrEqual(other?.closedAt ?? 99);
          expect(other?.openedAt).toBeLessThanOrEqual(one?.closedAt ?? 99);
        }
      }),
    );
  });

  it('no two sockets would rather have each other', () => {
    fc.assert(
      fc.property(sockets, (list) => {
        const book = new WireBook();
        for (const socket of list) book.add(socket);
        const gap = (one: WireSocket) => {
          const twin = book.twin(one);
          const other = list.find((each) => each.session === twin?.session && each.socket === twin.socket);
          return other === undefined ? Number.POSITIVE_INFINITY : Math.abs(one.openedAt - other.openedAt);
        };
        for (const one of list) {
          for (const other of list) {
            if (findWires([one, other]).some(({ self }) => !self)) {
              const mutual = Math.abs(one.openedAt - other.openedAt);
              expect(Math.min(gap(one), gap(other))).toBeLessThanOrEqual(mutual);
            }
          }
        }
      }),
    );
  });
});
