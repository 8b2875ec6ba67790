import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectMacosRows } from '../../../../../electron/kernel/netstat/macos';
import { selectWindowsRows } from '../../../../../electron/kernel/netstat/windows';
import { portSet } from '../../../../../electron/kernel/portSet';
import { emptySelection, type TableRow } from '../../../../../electron/kernel/table';

const fixtures = resolve(import.meta.dirname, '../../../../fixtures/netstat');
const fixture = (name: string) => readFileSync(resolve(fixtures, name), 'utf8');
const macos = fixture('macos.txt');
/** As Windows ends its lines. */
const windows = (name: string) => fixture(`windows-${name}.txt`).replaceAll('\n', '\r\n');

type Select = typeof selectMacosRows;

function select(parser: Select, output: string, ...ports: number[]) {
  const found = emptySelection();
  return { odd: parser(output, portSet(ports), found), ...found };
}

/** A row in one line. */
function line({ local, remote, state, sendQueue, receiveQueue }: TableRow): string {
  const end = remote === null ? '-' : `${remote.address} ${remote.port}`;
  return `${local.address} ${local.port} ${end} ${state} ${sendQueue} ${receiveQueue}`;
}

const everyPort = portSet(Array.from({ length: 65_535 }, (_port, index) => index + 1));

describe('netstat of macOS', () => {
  it('tells both ends, the state and the queues', () => {
    const { odd, rows, total } = select(selectMacosRows, macos, 9190);
    expect(odd).toBeNull();
    expect(rows.map(line)).toEqual([
      '127.0.0.1 9190 127.0.0.1 52012 ESTABLISHED 0 0',
      '127.0.0.1 52012 127.0.0.1 9190 ESTABLISHED 120 6',
      '::1 9190 ::1 52020 CLOSE_WAIT 0 0',
      '::1 52020 ::1 9190 FIN_WAIT_2 0 0',
      'fe80::1c8a:12ff:fe34:5678%en0 52040 fe80::cafe:1%en0 9190 ESTABLISHED 0 0',
      ':: 9190 - LISTEN 0 null',
      '127.0.0.1 52052 127.0.0.1 9190 TIME_WAIT 0 0',
    ]);
    // UDP is no row of ours.
    expect(total).toBe(18);
  });

  it.each([
    [52031, 'SYN_SENT'],
    [61234, 'SYN_RECEIVED'],
    [52050, 'FIN_WAIT_1'],
    [52050, 'CLOSING'],
    [52051, 'LAST_ACK'],
    [52041, 'ESTABLISHED'],
  ])('port %i is in %s', (port, state) => {
    expect(select(selectMacosRows, macos, port).rows.map((row) => row.state)).toContain(state);
  });

  it('listens on any address of the one family or the other', () => {
    expect(select(selectMacosRows, macos, 22).rows.map(line)).toEqual([
      '0.0.0.0 22 - LISTEN 0 null',
      ':: 22 - LISTEN 0 null',
    ]);
    expect(select(selectMacosRows, macos, 8021).rows.map(line)).toEqual(['::1 8021 - LISTEN 0 null']);
  });

  it('has long addresses whole', () => {
    expect(select(selectMacosRows, macos, 443).rows.at(-1)).toMatchObject({
      local: { address: '2001:db8:85a3:8d3:1319:8a2e:370:7348', port: 52041, family: 'IPv6' },
      remote: { address: '2001:db8::443', port: 443, family: 'IPv6' },
    });
  });

  it('may have more columns to the right', () => {
    const later = macos.replace(
      '52012        ESTABLISHED',
      '$&        15356       178920  131072  131376  node:123',
    );
    expect(select(selectMacosRows, later, 52012).rows).toEqual(select(selectMacosRows, macos, 52012).rows);
  });

  it('is not understood rather than misread', () => {
    const cut = 'tcp6       0      0  fe80::1caa:a604:.52040 fe80::cafe:1.9190      ESTABLISHED';
    expect(select(selectMacosRows, cut, 9190)).toMatchObject({ odd: cut, rows: [] });
    const unknown = 'tcp4       0      0  127.0.0.1.9190         127.0.0.1.52012        HALF_OPEN';
    expect(select(selectMacosRows, unknown, 9190)).toMatchObject({ odd: unknown, rows: [] });
    // Other people's odd lines are not ours to worry about.
    expect(select(selectMacosRows, unknown, 80)).toMatchObject({ odd: null, total: 1 });
  });

  it('of Linux is not taken for it', () => {
    const linux = 'tcp        0      0 127.0.0.1:36731         0.0.0.0:*               LISTEN     ';
    expect(select(selectMacosRows, linux, 36731)).toEqual({ odd: null, rows: [], total: 0 });
  });
});

describe('netstat of Windows', () => {
  it('tells both ends and the state, and of queues nothing', () => {
    const { odd, rows, total } = select(selectWindowsRows, windows('tcp'), 9190);
    expect(odd).toBeNull();
    expect(rows.map(line)).toEqual([
      '0.0.0.0 9190 - LISTEN null null',
      '127.0.0.1 9190 127.0.0.1 52012 ESTABLISHED null null',
      '127.0.0.1 52012 127.0.0.1 9190 ESTABLISHED null null',
      '127.0.0.1 9190 127.0.0.1 52013 CLOSE_WAIT null null',
      '127.0.0.1 52013 127.0.0.1 9190 FIN_WAIT_2 null null',
      '127.0.0.1 52014 127.0.0.1 9190 TIME_WAIT null null',
      '192.168.1.23 9190 192.168.1.40 61234 SYN_RECEIVED null null',
    ]);
    expect(total).toBe(12);
    expect(rows.every(({ inode }) => inode === null)).toBe(true);
  });

  it('tells of IPv6 in brackets', () => {
    expect(select(selectWindowsRows, windows('tcpv6'), 9190).rows.map(line)).toEqual([
      ':: 9190 - LISTEN null null',
      '::1 9190 ::1 52020 ESTABLISHED null null',
      '::1 52020 ::1 9190 ESTABLISHED null null',
      'fe80::1c8a:12ff:fe34:5678%12 52040 fe80::cafe:1%12 9190 ESTABLISHED null null',
    ]);
  });

  it.each([
    [52031, 'SYN_SENT'],
    [52032, 'FIN_WAIT_1'],
    [52033, 'LAST_ACK'],
    [52034, 'CLOSING'],
  ])('port %i is in %s', (port, state) => {
    expect(select(selectWindowsRows, windows('tcp'), port).rows).toMatchObject([{ state }]);
  });

  it('in another language tells what listens, and no state that it does not name', () => {
    const listening = windows('german').replace(/.*HERGESTELLT.*\r\n/, '');
    expect(select(selectWindowsRows, listening, 9190).rows.map(line)).toEqual([
      '0.0.0.0 9190 - LISTEN null null',
    ]);
    expect(select(selectWindowsRows, windows('german'), 52012)).toMatchObject({
      odd: 'TCP    127.0.0.1:9190         127.0.0.1:52012        HERGESTELLT     14320',
      rows: [],
    });
  });
});

describe.each([
  ['macOS', selectMacosRows, macos],
  ['Windows', selectWindowsRows, windows('tcp') + windows('tcpv6')],
])('output that is none of %s', (_system, parser, real) => {
  const expectSound = (output: string) => {
    const found = emptySelection();
    parser(output, everyPort, found);
    expect(found.rows.length).toBeLessThanOrEqual(found.total);
    for (const { local, remote } of found.rows)
      for (const end of [local, remote ?? local]) expect(end.port).toBeLessThanOrEqual(65_535);
  };

  it('is survived, whatever it says', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), expectSound));
  });

  it('is survived with any of it changed, gone or doubled', () => {
    const change = fc.tuple(fc.nat(real.length), fc.nat(20), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let output = real;
        for (const [at, gone, put] of changes) output = output.slice(0, at) + put + output.slice(at + gone);
        expectSound(output);
      }),
      { numRuns: 300 },
    );
  });
});
