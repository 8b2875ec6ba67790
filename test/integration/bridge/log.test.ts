import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { isChunk, type Row } from '../../../shared/contract/events';
import { CREDIT_WINDOW, FRAME_PAYLOAD_BYTES, ROW_PREVIEW_BYTES } from '../../../shared/contract/limits';
import { attachTestView } from '../../helpers/attached';
import { openPair } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import { plain, preview, rowRecorder } from '../../helpers/testView';

const MiB = 1024 * 1024;
const chunkBytes = (rows: readonly Row[]) =>
  rows.reduce((sum, row) => sum + (isChunk(row) ? row.bytes : 0), 0);
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

describe('log.read', () => {
  let engine: Engine;
  let recorded: Row[];
  async function setUp(options?: { sessionLogBytes: number }) {
    engine = createEngine(options);
    const { rows, observer } = rowRecorder();
    recorded = rows;
    const pair = await openPair(engine, observer);
    const attached = await attachTestView(engine);
    await attached.view.watch(pair.client, 0);
    return { ...pair, ...attached, all: () => recorded.filter((row) => row.session === pair.client) };
  }
  beforeEach(() => {
    recorded = [];
  });
  afterEach(() => engine.dispose());

  it('pages forward through everything, with any page size', async () => {
    const { client, echo, view, all } = await setUp();
    await echo(noise(3_000), 400);
    for (const limit of [1, 7, 100, 5_000]) {
      const rows = await view.readAll(client, 0, limit === 1 ? 50 : Number.MAX_SAFE_INTEGER, false, limit);
      const wanted = all().filter((row) => limit > 1 || row.seq <= 50);
      expect(plain(rows)).toEqual(plain(wanted.map(preview)));
    }
  });

  it('answers with counts and the seq to go on from', async () => {
    const { client, echo, view, all } = await setUp();
    await echo(noise(10), 20);
    const rows = all();
    const [from, to] = [rows[3]?.seq ?? 0, rows[12]?.seq ?? 0];
    const page = await view.read({ session: client, range: { from, to }, limit: 5, full: false });
    expect(plain(page.rows)).toEqual(plain(rows.slice(3, 8)));
    expect(page.answer).toEqual({
      rows: 5,
      bytes: chunkBytes(rows.slice(3, 8)),
      firstSeq: rows[3]?.seq,
      nextSeq: rows[8]?.seq,
      rowsBefore: 3,
      bytesBefore: chunkBytes(rows.slice(0, 3)),
    });
    const rest = await view.read({
      session: client,
      range: { from: page.answer.nextSeq, to },
      limit: 100,
      full: true,
    });
    expect(plain(rest.rows)).toEqual(plain(rows.slice(8, 13)));
    expect(rest.answer.nextSeq).toBe(rows[13]?.seq);
    const beyond = await view.read({ session: client, range: { from: 1e9 }, limit: 5, full: false });
    expect(beyond.rows).toEqual([]);
    expect(beyond.answer).toMatchObject({ rows: 0, bytes: 0 });
  });

  it('pages backward from any row to the oldest', async () => {
    const { client, echo, view, all } = await setUp();
    await echo(noise(100), 300);
    const rows = all();
    let before = (rows.at(-1)?.seq ?? 0) + 1;
    const back: Row[] = [];
    for (;;) {
      const page = await view.read({ session: client, range: { before }, limit: 64, full: false });
      if (page.rows.length === 0) break;
      back.unshift(...page.rows);
      before = page.answer.firstSeq;
    }
    expect(plain(back)).toEqual(plain(rows.map(preview)));
  });

  it('gives a row its first bytes, or all of them in parts', async () => {
    const { server, client, echo, view } = await setUp();
    await view.watch(server, 0);
    const message = noise(MiB);
    await echo(message);
    const [cut] = (await view.readAll(client, 0, 1e9, false)).filter((row) => row.type === 'sent');
    if (cut === undefined || !isChunk(cut)) throw new Error('no chunk');
    expect(cut.bytes).toBe(MiB);
    expect(cut.data).toEqual(message.slice(0, ROW_PREVIEW_BYTES));

    const [whole] = (await view.readAll(client, 0, 1e9, true)).filter((row) => row.type === 'sent');
    if (whole === undefined || !isChunk(whole)) throw new Error('no chunk');
    expect(Buffer.compare(whole.data, message)).toBe(0);
    for (const session of [client, server]) {
      const received = (await view.readAll(session, 0, 1e9, true)).filter((row) => row.type === 'received');
      expect(
        Buffer.compare(
          Buffer.concat(received.map((row) => ('data' in row ? row.data : []) as Uint8Array)),
          message,
        ),
      ).toBe(0);
    }
  });

  it('keeps to the window and the frame size, and goes on as credit comes', async () => {
    const { client, echo, view, meter } = await setUp();
    await echo(noise(MiB), 4);
    view.stalled = true;
    const before = meter.binaryBytes;
    const to = engine.log(client)?.lastSeq ?? 0;
    const page = view.read({ session: client, range: { from: 0, to }, limit: 5_000, full: true });
    await pollUntil(
      'a full window',
      () => meter.binaryBytes - before > CREDIT_WINDOW - 2 * FRAME_PAYLOAD_BYTES,
    );
    // The page has had every chance to go too far by the time another megabyte has come back.
    await echo(noise(MiB));
    expect(meter.binaryBytes - before).toBeLessThanOrEqual(CREDIT_WINDOW);
    expect(meter.largestFrame).toBeLessThanOrEqual(FRAME_PAYLOAD_BYTES + 16);
    view.catchUp();
    const { rows, answer } = await page;
    expect(answer.bytes).toBe(8 * MiB);
    expect(rows.reduce((sum, row) => sum + (isChunk(row) ? row.data.length : 0), 0)).toBe(8 * MiB);
  });

  it('misses only what is trimmed while it reads, and counts what it sent', async () => {
    const { client, echo, view, all } = await setUp({ sessionLogBytes: 4 * MiB });
    await echo(noise(10_000), 150);
    view.stalled = true;
    const page = view.read({ session: client, range: { from: 0 }, limit: 5_000, full: true });
    await echo(noise(10_000), 400);
    view.catchUp();
    const { rows: sentRows, answer } = await page;
    // What went while it was read is told in its place, and is no row of the log.
    const rows = sentRows.filter((row) => row.type !== 'skipped');
    const missing = sentRows.filter((row) => row.type === 'skipped');
    expect(missing.map((row) => row.rows > 0 && row.fromSeq <= row.toSeq)).toEqual([true]);
    const gone = engine.log(client)?.firstSeq ?? 0;
    const complete = rows.filter((row) => !isChunk(row) || row.data.length === row.bytes);
    expect(rows.length - complete.length).toBeLessThanOrEqual(1);
    expect(answer.rows).toBe(complete.length);
    expect(answer.bytes).toBe(chunkBytes(complete));
    const kept = all().filter((row) => row.seq >= gone);
    expect(plain(complete.filter((row) => row.seq >= gone))).toEqual(plain(kept));
    const sent = new Set(complete.map((row) => row.seq));
    expect(plain(complete)).toEqual(plain(all().filter((row) => sent.has(row.seq))));
    expect(complete.length).toBeLessThan(all().length);
  });

  it('starts at the oldest row that is left', async () => {
    const { client, echo, view, all } = await setUp({ sessionLogBytes: 2 * MiB });
    for (let i = 0; i < 10; i++) await echo(noise(10_000), 40);
    const first = engine.log(client)?.firstSeq ?? 0;
    expect(first).toBeGreaterThan(1);
    const kept = all().filter((row) => row.seq >= first);
    expect(plain(await view.readAll(client, 0, 1e9, true))).toEqual(plain(kept));
    const page = await view.read({ session: client, range: { before: first + 1 }, limit: 10, full: true });
    expect(plain(page.rows)).toEqual(plain(kept.slice(0, 1)));
    const none = await view.read({ session: client, range: { before: first }, limit: 10, full: true });
    expect(none.rows).toEqual([]);
  });

  describe('that waits for credit ends', () => {
    async function waiting() {
      const set = await setUp();
      await set.echo(noise(MiB), 2);
      set.view.stalled = true;
      const before = set.meter.binaryBytes;
      const params = { session: set.client, stream: 99, range: { from: 0 }, limit: 5_000, full: true };
      const answer = set.view.client.call('log.read', params);
      await pollUntil('a full window', () => set.meter.binaryBytes - before > CREDIT_WINDOW / 2);
      return { ...set, answer };
    }

    it('when the session is unwatched', async () => {
      const { view, client, answer } = await waiting();
      void view.client.call('view.unwatch', { session: client });
      expect(await answer).toMatchObject({ ok: false, error: { code: 'NOT_POSSIBLE_NOW' } });
    });

    it('when it is watched anew, and the new watch can read', async () => {
      const { view, client, answer, all } = await waiting();
      await view.watch(client, 0);
      expect(await answer).toMatchObject({ ok: false, error: { code: 'NOT_POSSIBLE_NOW' } });
      view.stalled = false;
      expect(plain(await view.readAll(client, 0, 1e9, true))).toEqual(plain(all()));
    });

    it('when the session is closed', async () => {
      const { client, answer } = await waiting();
      await engine.close(client);
      expect(await answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_SESSION' } });
    });

    it('when the pipe closes', async () => {
      const { view, answer } = await waiting();
      view.client.close();
      expect(await answer).toMatchObject({ ok: false, error: { code: 'PIPE_CLOSED' } });
    });
  });

  it('is refused for a session that is not watched', async () => {
    const { server, view } = await setUp();
    const params = { session: server, stream: 1, range: { from: 0 }, limit: 1, full: false };
    expect(await view.client.call('log.read', params)).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
  });

  it('reads the journal: the events of all sessions, closed ones too, and no chunks', async () => {
    const { client, server, view, echo } = await setUp();
    await echo(noise(1_000), 10);
    await engine.close(client);
    await engine.close(server);
    await view.watch(0);
    const events = recorded.filter((row) => !isChunk(row)).sort((a, b) => a.seq - b.seq);
    expect(events.slice(-1)[0]?.type).toBe('session-closed');
    await pollUntil('journal', () => view.rowsOf(0).at(-1)?.seq === events.at(-1)?.seq);
    expect(view.rowsOf(0)).toEqual(events);
    expect(new Set(events.map((row) => row.session))).toEqual(new Set([client, server]));
    expect(await view.readAll(0, 0, 1e9, true, 3)).toEqual(events);
  });
});
