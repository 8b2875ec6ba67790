import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectRows } from '../../../../../electron/kernel/linux/procNetTcp';
import { portSet } from '../../../../../electron/kernel/portSet';
import { emptySelection } from '../../../../../electron/kernel/table';
import { IPV4_HEADING, IPV6_HEADING, type ProcRow, procRow } from './procRow';

const LOOPBACK = [127, 0, 0, 1];
const ANY = [0, 0, 0, 0];
const ANY6 = Array<number>(16).fill(0);
const LOOPBACK6 = [...Array<number>(15).fill(0), 1];
const MAPPED = [...Array<number>(10).fill(0), 0xff, 0xff, ...LOOPBACK];
const LISTEN = 0x0a;

function select(table: string | Buffer, ...ports: number[]) {
  const bytes = Buffer.isBuffer(table) ? table : Buffer.from(table, 'latin1');
  const found = emptySelection();
  const done = selectRows(bytes, bytes.length, portSet(ports), found);
  return { ...found, done, length: bytes.length };
}

const connection: ProcRow = {
  local: LOOPBACK,
  localPort: 9190,
  remote: LOOPBACK,
  remotePort: 43276,
  state: 1,
  sendQueue: 0x1f,
  receiveQueue: 6,
  inode: 312050,
};
const listening: ProcRow = { local: ANY, localPort: 9190, remote: ANY, remotePort: 0, state: LISTEN };

describe('a row', () => {
  it('becomes an object', () => {
    expect(select(procRow(connection), 9190).rows).toEqual([
      {
        local: { address: '127.0.0.1', port: 9190, family: 'IPv4' },
        remote: { address: '127.0.0.1', port: 43276, family: 'IPv4' },
        state: 'ESTABLISHED',
        sendQueue: 31,
        receiveQueue: 6,
        inode: 312050,
      },
    ]);
  });

  it('of IPv6 too, mapped IPv4 as Node writes it', () => {
    const row = { ...connection, local: MAPPED, remote: MAPPED };
    expect(select(procRow(row), 9190).rows).toMatchObject([
      {
        local: { address: '::ffff:127.0.0.1', port: 9190, family: 'IPv6' },
        remote: { address: '::ffff:127.0.0.1', port: 43276, family: 'IPv6' },
        inode: 312050,
      },
    ]);
  });

  it('of a listening socket has no other end, and tells how many wait', () => {
    const rows = select(
      procRow({ ...listening, receiveQueue: 6 }) + procRow({ ...listening, local: ANY6, remote: ANY6 }),
      9190,
    ).rows;
    expect(rows).toMatchObject([
      { local: { address: '0.0.0.0', port: 9190 }, remote: null, state: 'LISTEN', receiveQueue: 6 },
      { local: { address: '::', port: 9190, family: 'IPv6' }, remote: null, state: 'LISTEN' },
    ]);
  });

  it.each([
    [0x01, 'ESTABLISHED'],
    [0x02, 'SYN_SENT'],
    [0x03, 'SYN_RECEIVED'],
    [0x04, 'FIN_WAIT_1'],
    [0x05, 'FIN_WAIT_2'],
    [0x06, 'TIME_WAIT'],
    [0x07, 'CLOSED'],
    [0x08, 'CLOSE_WAIT'],
    [0x09, 'LAST_ACK'],
    [0x0a, 'LISTEN'],
    [0x0b, 'CLOSING'],
    [0x0c, 'SYN_RECEIVED'],
  ])('with state %i is %s', (state, name) => {
    expect(select(procRow({ ...connection, state }), 9190).rows).toMatchObject([{ state: name }]);
  });

  it('with a state nobody knows is counted and left out', () => {
    for (const state of [0, 0x0d, 0xff])
      expect(select(procRow({ ...connection, state }), 9190)).toMatchObject({ rows: [], total: 1 });
  });

  it('may have wide numbers: the 10,000th row, a large user, queue and inode', () => {
    const wide = { index: 1_234_567, uid: 4_294_967_294, sendQueue: 0xffff_ffff, inode: 4_294_967_295 };
    for (const ends of [{}, { local: MAPPED, remote: MAPPED }])
      expect(select(procRow({ ...connection, ...wide, ...ends }), 43276).rows).toMatchObject([
        { sendQueue: 0xffff_ffff, inode: 4_294_967_295 },
      ]);
  });
});

describe('a table', () => {
  const rows = [
    listening,
    connection,
    { ...connection, localPort: 43276, remotePort: 9190, inode: 7 },
    { ...connection, localPort: 5000, remotePort: 6000 },
  ];
  const table = IPV4_HEADING + rows.map((row, index) => procRow({ ...row, index })).join('');

  it('is counted, and only rows with our ports at either end are taken', () => {
    expect(select(table, 9190)).toMatchObject({ total: 4, rows: { length: 3 }, done: table.length });
    expect(select(table, 43276).rows).toHaveLength(2);
    expect(select(table, 6000, 5000).rows).toHaveLength(1);
    expect(select(table, 1)).toMatchObject({ total: 4, rows: [] });
    // What listens has port 0 at its other end; 0 is a port of nobody.
    expect(select(table, 0)).toMatchObject({ total: 4, rows: [] });
  });

  it('of IPv6 has rows of any length', () => {
    const six = rows.map((row, index) =>
      procRow({ ...row, index, local: LOOPBACK6, remote: ANY6, inode: 10 ** index }),
    );
    const found = select(IPV6_HEADING + six.join(''), 9190);
    expect(found.rows.map(({ inode }) => inode)).toEqual([1, 10, 100]);
    expect(found.total).toBe(4);
  });

  it('may come in pieces: what is unfinished is left for the next one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 12 }), fc.boolean(), (cuts, mapped) => {
        const ends = mapped ? { local: MAPPED, remote: MAPPED } : {};
        const whole = Buffer.from(
          IPV4_HEADING + rows.map((row, index) => procRow({ ...row, ...ends, index })).join(''),
        );
        const found = emptySelection();
        const wanted = portSet([9190]);
        let kept = Buffer.alloc(0);
        let at = 0;
        for (const size of [...cuts, whole.length]) {
          const piece = Buffer.concat([kept, whole.subarray(at, at + size)]);
          at += size;
          kept = piece.subarray(selectRows(piece, piece.length, wanted, found));
        }
        expect(kept).toHaveLength(0);
        expect(found).toEqual({ rows: select(whole, 9190).rows, total: 4 });
      }),
    );
  });

  it('looks at nothing beyond its end', () => {
    const bytes = Buffer.from(table);
    const found = emptySelection();
    const end = IPV4_HEADING.length + 150;
    expect(selectRows(bytes, end + 149, portSet([9190]), found)).toBe(end);
    expect(found).toMatchObject({ total: 1, rows: { length: 1 } });
  });
});

describe('what is no table', () => {
  const wanted = portSet(Array.from({ length: 65_535 }, (_port, index) => index + 1));
  /** Every field of every row must be one that could be; nothing may be thrown. */
  const expectSound = (bytes: Buffer) => {
    const found = emptySelection();
    const done = selectRows(bytes, bytes.length, wanted, found);
    expect(done).toBeLessThanOrEqual(bytes.length);
    expect(bytes.subarray(done).includes(0x0a)).toBe(false);
    expect(found.rows.length).toBeLessThanOrEqual(found.total);
    for (const { local, remote, sendQueue, receiveQueue, inode } of found.rows) {
      for (const end of [local, remote ?? local]) {
        expect(end.port).toBeGreaterThanOrEqual(0);
        expect(end.address).toMatch(/^[0-9a-f.:]+$/);
      }
      for (const number of [sendQueue, receiveQueue, inode]) expect(number).toBeGreaterThanOrEqual(0);
    }
  };

  it('is survived, whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => expectSound(Buffer.from(bytes))));
  });

  it('is survived with any bytes of a real one changed, gone or doubled', () => {
    const real = Buffer.from(
      IPV4_HEADING +
        procRow(listening) +
        procRow(connection) +
        procRow({ ...connection, local: MAPPED, remote: MAPPED }),
    );
    const change = fc.tuple(fc.nat(real.length), fc.nat(3), fc.uint8Array({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let bytes: Buffer = real;
        for (const [at, gone, put] of changes)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
        expectSound(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('of a row cut anywhere, nothing is made up', () => {
    for (const row of [procRow(connection), procRow({ ...connection, local: MAPPED, remote: MAPPED })]) {
      for (let length = 0; length < row.length; length++) {
        const { rows } = select(`${row.slice(0, length)}\n`, 9190);
        for (const each of rows)
          expect(each).toMatchObject({ state: 'ESTABLISHED', sendQueue: 31, receiveQueue: 6 });
      }
    }
  });
});
