import type { Row } from '@shared/contract/events';
import { describe, expect, it } from 'vitest';
import { jsonLine, SocketEnds } from '../../../../electron/recording/index';

const local = { address: '127.0.0.1', port: 5000, family: 'IPv4' } as const;
const remote = { address: '127.0.0.1', port: 9190, family: 'IPv4' } as const;
const base = { session: 1, socket: 1, evidence: 'app' } as const;
const connected: Row = { ...base, type: 'connected', seq: 3, at: 1, local, remote, durationMs: 1.23456 };
const chunk: Row = {
  ...base,
  type: 'received',
  seq: 4,
  at: 2.00049,
  bytes: 3,
  data: new Uint8Array([0, 255, 10]),
  offset: 0,
};

describe('jsonLine', () => {
  it('is one line with the fields of every row first', () => {
    const line = jsonLine(connected, { local, remote }, 1_700_000_000_000);
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(Object.keys(JSON.parse(line))).toEqual([
      ...['type', 'seq', 'at', 'session', 'socket', 'evidence', 'local', 'remote'],
      ...['durationMs', 'epochMs'],
    ]);
    expect(JSON.parse(line)).toMatchObject({ durationMs: 1.235, epochMs: 1_700_000_000_000 });
  });

  it('carries the bytes of a chunk in base64', () => {
    expect(JSON.parse(jsonLine(chunk, { local, remote }, null))).toEqual({
      ...base,
      type: 'received',
      seq: 4,
      at: 2,
      local,
      remote,
      bytes: 3,
      data: 'AP8K',
    });
  });
});

describe('SocketEnds', () => {
  it('remembers the ends of a socket until it is closed', () => {
    const ends = new SocketEnds();
    expect(ends.of(chunk)).toEqual({ local: null, remote: null });
    ends.of(connected);
    expect(ends.of(chunk)).toEqual({ local, remote });
    expect(ends.of({ ...chunk, socket: 2 })).toEqual({ local: null, remote: null });
    const totals = { bytesIn: 3, bytesOut: 0, durationMs: 1, first: null };
    const closed: Row = { ...base, type: 'closed', seq: 5, at: 3, local, remote, ...totals };
    expect(ends.of(closed)).toEqual({ local, remote });
    expect(ends.of(chunk)).toEqual({ local: null, remote: null });
  });
});
