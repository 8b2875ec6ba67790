import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportWish } from '@shared/contract/recording';
import { describe, expect, it } from 'vitest';
import { Recordings } from '../../../electron/recording/index';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { testRecordings } from '../../helpers/recordings';
import { complaints, follow } from '../../helpers/tshark';

const test = testEngine({ sessionLogBytes: 512 * 1024 });
const { folder } = testRecordings();

const WISH: ExportWish = {
  session: null,
  format: 'jsonl',
  from: null,
  to: null,
  socket: null,
  direction: null,
  language: 'en',
};

/** An export to its end, as a page reads it. */
async function exported(wish: Partial<ExportWish>) {
  const desk = new Recordings(test.engine, { version: '0.0.0', folder: folder() });
  const started = await desk.startExport({ ...WISH, ...wish });
  if (!started.ok) throw new Error(started.error.message);
  const parts: Buffer[] = [];
  for (;;) {
    const part = await desk.readExport(started.value.export);
    if (!part.ok) throw new Error(part.error.message);
    parts.push(Buffer.from(part.value.data, 'base64'));
    if (part.value.done) return { ...started.value, read: part.value, bytes: Buffer.concat(parts) };
  }
}

async function echoed(...texts: string[]): Promise<{ server: Watched; client: Watched }> {
  const server = await test.server();
  const client = await test.client(server.port);
  let total = 0;
  for (const text of texts) {
    test.engine.send(client.session, 'all', Buffer.from(text));
    total += text.length;
    await client.untilBytes('received', total);
  }
  return { server, client };
}

describe('an export', () => {
  it('as packets is what a recording would have been', async () => {
    await echoed('one\n', 'two\n');
    const { bytes, name, trimmed } = await exported({ format: 'pcapng' });
    const file = join(folder(), 'all.pcapng');
    writeFileSync(file, bytes);
    expect(name).toMatch(/^bothends .*\.pcapng$/);
    expect(trimmed).toBe(0);
    expect(complaints(file)).toEqual([]);
    const lines = Buffer.from('one\ntwo\n');
    expect(follow(file)).toEqual({ first: lines, second: lines });
  });

  it('as packets of a log that has forgotten its beginning still follows', async () => {
    const big = 'x'.repeat(300_000);
    await echoed(big, big, big, 'the end');
    const { bytes, trimmed } = await exported({ format: 'pcapng' });
    expect(trimmed).toBeGreaterThan(0);
    const file = join(folder(), 'late.pcapng');
    writeFileSync(file, bytes);
    expect(complaints(file)).toEqual([]);
    expect(follow(file).first.toString()).toMatch(/the end$/);
    expect(follow(file).second.toString()).toMatch(/the end$/);
  });

  it('as JSON lines has every row once, in order, in the vocabulary of --json', async () => {
    const { client } = await echoed('hi');
    const { bytes, read } = await exported({ session: client.session });
    const rows = bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ type }) => type)).toEqual(client.types());
    expect(rows.map(({ seq }) => seq)).toEqual(client.rows.map(({ seq }) => seq));
    expect(rows[0].epochMs).toBe(test.engine.epochMs);
    expect(rows.find(({ type }) => type === 'sent')).toMatchObject({ bytes: 2, data: 'aGk=' });
    expect(read).toMatchObject({ rows: rows.length, missing: 0 });
  });

  it('of chosen rows has those', async () => {
    const { client } = await echoed('a', 'b', 'c');
    const [first, , third] = client.all('sent');
    const { bytes, rows } = await exported({
      session: client.session,
      format: 'raw',
      direction: 'out',
      from: (first?.seq ?? 0) + 1,
      to: third?.seq ?? 0,
    });
    expect(bytes.toString()).toBe('bc');
    expect(rows).toBeGreaterThanOrEqual(2);
  });

  it('of raw bytes has one direction and no more', async () => {
    const { server } = await echoed('\u0000\u0001raw');
    const { bytes } = await exported({ session: server.session, format: 'raw', direction: 'in' });
    expect(bytes.toString()).toBe('\u0000\u0001raw');
  });

  it('as CSV keeps what has commas and quotes in one cell', async () => {
    await echoed('a,"b"');
    const { bytes } = await exported({ format: 'csv' });
    const [head, ...lines] = bytes.toString().trimEnd().split('\r\n');
    expect(head).toBe('time,at ms,session,socket,type,evidence,bytes,local,remote,text,data hex,note');
    expect(lines.find((line) => line.includes(',sent,'))).toMatch(/,612c226222,$/);
    expect(lines.every((line) => /^\d{4}-\d\d-\d\dT/.test(line))).toBe(true);
  });

  it('as text shows what a pane shows', async () => {
    await echoed('hello\n');
    const { bytes } = await exported({ format: 'text', language: 'ko' });
    expect(bytes.toString()).toMatch(/#1 → 6 B {2}hello␊/);
  });

  it('that is cancelled is gone', async () => {
    await echoed('x');
    const desk = new Recordings(test.engine, { version: '0.0.0', folder: folder() });
    const started = await desk.startExport(WISH);
    if (!started.ok) throw new Error(started.error.message);
    desk.cancelExport(started.value.export);
    expect((await desk.readExport(started.value.export)).ok).toBe(false);
  });
});

describe('the recordings of a host', () => {
  const wish = {
    session: null,
    replace: false,
    whenSlow: 'slow',
    rotation: { bytes: null, seconds: null },
  } as const;

  it('tell what is wrong with a file as a value', async () => {
    const place = folder();
    const desk = new Recordings(test.engine, { version: '0.0.0', folder: place });
    const trouble = (file: string) => desk.start({ ...wish, file });
    expect(trouble(join(place, 'no/such/a.pcapng'))).toMatchObject({ value: { trouble: 'no-folder' } });
    writeFileSync(join(place, 'there.pcapng'), 'precious');
    expect(trouble('there')).toMatchObject({ value: { trouble: 'exists' } });
    expect(trouble('new')).toMatchObject({ value: { recording: 1 } });
    expect(trouble('new')).toMatchObject({ value: { trouble: 'in-use' } });
    await desk.close();
    expect(desk.state[0]).toMatchObject({ status: 'stopped', files: [join(place, 'new.pcapng')] });
  });

  it('end with their session, and say so in its log', async () => {
    const desk = new Recordings(test.engine, {
      version: '0.0.0',
      folder: folder(),
      downloadPath: (recording, file) => `/recordings/${recording}/${file}`,
    });
    const { client } = await echoed('x');
    desk.start({ ...wish, session: client.session, file: 'one' });
    await client.until('recording-started');
    expect(desk.fileOf(1, 0)).toBeNull();
    await desk.stop(1);
    await client.until('recording-stopped');
    expect(desk.fileOf(1, 0)).toMatch(/one\.pcapng$/);
    expect(desk.fileOf(1, 1)).toBeNull();
    expect(desk.state[0]?.downloads).toEqual(['/recordings/1/0']);
    desk.start({ ...wish, session: client.session, file: 'two' });
    await test.engine.close(client.session);
    await desk.close();
    expect(desk.state[1]).toMatchObject({ status: 'stopped' });
  });
});
