import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { procSource } from '../../../../../electron/kernel/linux/procSource';
import { portSet } from '../../../../../electron/kernel/portSet';
import { IPV4_HEADING, IPV6_HEADING, procRow } from './procRow';

const folder = mkdtempSync(join(tmpdir(), 'bothends-proc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const four = (index: number, localPort = index + 1) =>
  procRow({
    index,
    local: [10, 0, 0, 1],
    localPort,
    remote: [10, 0, 0, 2],
    remotePort: 443,
    state: 1,
    inode: index,
  });
const six = (index: number) =>
  procRow({
    index,
    local: Array<number>(16).fill(1),
    localPort: 9190,
    remote: Array<number>(16).fill(2),
    remotePort: 443,
    state: 6,
  });
const many = Array.from({ length: 20_000 }, (_row, index) => four(index)).join('');
const tcp = file('tcp', IPV4_HEADING + many);
const tcp6 = file('tcp6', IPV6_HEADING + six(0) + six(1));
const missing = join(folder, 'missing');

describe('the tables of Linux', () => {
  it('are read to their end, of any size', async () => {
    const source = procSource({ tcp, tcp6 });
    const found = await source.read(portSet([1, 777, 9190, 20_000]));
    expect(found).toMatchObject({ ok: true, value: { total: 20_002 } });
    const rows = found.ok ? found.value.rows : [];
    expect(rows.map(({ local, state }) => [local.port, state])).toEqual([
      [1, 'ESTABLISHED'],
      [777, 'ESTABLISHED'],
      [9190, 'ESTABLISHED'],
      [20_000, 'ESTABLISHED'],
      [9190, 'TIME_WAIT'],
      [9190, 'TIME_WAIT'],
    ]);
    // Nothing is left behind of one reading in the next.
    expect(await source.read(portSet([777]))).toMatchObject({
      value: { total: 20_002, rows: { length: 1 } },
    });
  });

  it('are read one by one, where the sockets are of one family', async () => {
    const source = procSource({ tcp, tcp6 });
    const rows = [{ state: 'ESTABLISHED' }];
    expect(await source.read(portSet([9190]), ['IPv4'])).toMatchObject({ value: { total: 20_000, rows } });
    const six = [{ state: 'TIME_WAIT' }, { state: 'TIME_WAIT' }];
    expect(await source.read(portSet([9190]), ['IPv6'])).toMatchObject({ value: { total: 2, rows: six } });
    // The other file is not even opened.
    expect(await procSource({ tcp: folder, tcp6 }).read(portSet([9190]), ['IPv6'])).toMatchObject({
      ok: true,
    });
    expect(await procSource({ tcp, tcp6: folder }).read(portSet([9190]), ['IPv4'])).toMatchObject({
      ok: true,
    });
  });

  it('may lack IPv6, where it is switched off', async () => {
    const found = await procSource({ tcp, tcp6: missing }).read(portSet([1]));
    expect(found).toMatchObject({ ok: true, value: { total: 20_000, rows: { length: 1 } } });
  });

  it('are not available where they are not, with the reason as data', async () => {
    expect(await procSource({ tcp: missing, tcp6 }).read(portSet([1]))).toEqual({
      ok: false,
      error: { reason: 'unreadable', detail: `ENOENT ${missing}` },
    });
    expect(await procSource({ tcp: folder, tcp6 }).read(portSet([1]))).toEqual({
      ok: false,
      error: { reason: 'unreadable', detail: `EISDIR ${folder}` },
    });
    expect(await procSource({ tcp, tcp6: folder }).read(portSet([1]))).toMatchObject({
      error: { reason: 'unreadable', detail: `EISDIR ${folder}` },
    });
  });

  it('pass over a line that never ends, and go on after it', async () => {
    const odd = file('odd', `${IPV4_HEADING}${'x'.repeat(100_000)}\n${four(5)}${four(6)}`);
    const found = await procSource({ tcp: odd, tcp6: missing }).read(portSet([6, 7]));
    expect(found).toMatchObject({ ok: true, value: { rows: { length: 2 } } });
  });

  it('may be empty', async () => {
    const empty = file('empty', '');
    expect(await procSource({ tcp: empty, tcp6: empty }).read(portSet([1]))).toEqual({
      ok: true,
      value: { rows: [], total: 0 },
    });
  });
});
