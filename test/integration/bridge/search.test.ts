// Searches over real logs: what a view finds is what is in the rows, however the bytes came.
import { Buffer } from 'node:buffer';
import { isChunk } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { SEARCH_PAGE_ROWS, type SearchQuery } from '@shared/contract/search';
import { describe, expect, it } from 'vitest';
import { attachTestView } from '../../helpers/attached';
import { testEngine } from '../../helpers/engineTest';
import { pollUntil } from '../../helpers/pollUntil';
import type { TestView } from '../../helpers/testView';

const engines = testEngine();

const COMMON = { encoding: 'utf-8', language: 'en', socket: null } as const;
const BASE = { ...COMMON, matchCase: false } as const;
const FILTER = { ...COMMON, kind: 'filter', clockOffset: 0, firstAt: 0 } as const;

/** An echo server with one client that has said these things, one after the other. */
async function conversation(...said: readonly (string | Uint8Array)[]) {
  const { engine, open } = engines;
  const server = open({ kind: 'tcp-server', host: '127.0.0.1', port: 0 });
  await server.until('listening');
  const client = open({ kind: 'tcp-client', host: '127.0.0.1', port: server.port });
  await client.until('connected');
  let bytes = 0;
  for (const text of said) {
    const data = Buffer.from(text);
    engine.send(client.session, 1, data);
    bytes += data.length;
    await client.untilBytes('received', bytes);
  }
  const { view } = await attachTestView(engine);
  return { engine, server, client, view };
}

async function start(view: TestView, session: number, query: SearchQuery): Promise<number> {
  const answer = await view.client.call('search.start', { session, query });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.search;
}

const latest = (view: TestView, search: number) =>
  view.searches.findLast((notice) => notice.search === search);

async function through(view: TestView, search: number, matches: number) {
  return await pollUntil(`${matches} matches`, () => {
    const notice = latest(view, search);
    return notice?.done === true && notice.matches === matches ? notice : undefined;
  });
}

describe('a search through a log', () => {
  it('finds bytes and text over chunk borders, one direction at a time', async () => {
    const { client, view } = await conversation('hel', 'lo, hello', '\x01\x02\x03');
    const text = await start(view, client.session, { ...BASE, kind: 'text', text: 'HELLO' });
    // Twice sent, twice received again.
    const notice = await through(view, text, 4);
    expect(notice).toMatchObject({ rows: 4, full: false });
    expect(notice.bytes).toBe(notice.total);
    const sent = client.all('sent');
    const first = await view.client.call('search.step', { search: text, seq: 0, back: false });
    expect(first).toMatchObject({
      value: { hit: { seq: sent[0]?.seq, matches: 1, index: 1 }, wrapped: false },
    });
    const hex = await start(view, client.session, { ...BASE, kind: 'hex', text: '6f ?1 02' });
    await through(view, hex, 2);
    const cased = await start(view, client.session, {
      ...BASE,
      kind: 'text',
      text: 'HELLO',
      matchCase: true,
    });
    await through(view, cased, 0);
  });

  it('steps forth and back and begins again at the ends', async () => {
    const { client, view } = await conversation('x1', 'y', 'x2');
    const search = await start(view, client.session, { ...BASE, kind: 'regex', text: 'x\\d' });
    await through(view, search, 4);
    const step = async (seq: number, back: boolean) => {
      const answer = await view.client.call('search.step', { search, seq, back });
      if (!answer.ok || answer.value.hit === null) throw new Error('no hit');
      return { ...answer.value.hit, wrapped: answer.value.wrapped };
    };
    const one = await step(0, false);
    const two = await step(one.seq, false);
    const last = await step(0, true);
    expect(last).toMatchObject({ index: 4, wrapped: true });
    expect(await step(last.seq, false)).toMatchObject({ seq: one.seq, index: 1, wrapped: true });
    expect(await step(two.seq, true)).toMatchObject({ seq: one.seq, index: 1, wrapped: false });
    const rows = await view.client.call('search.rows', { search, from: 0, to: 1e9 });
    expect(rows).toMatchObject({ value: { rows: [{ index: 1 }, { index: 2 }, { index: 3 }, { index: 4 }] } });
  });

  it('goes on with rows that come later, until it is stopped', async () => {
    const { engine, client, view } = await conversation('first needle');
    const search = await start(view, client.session, { ...BASE, kind: 'text', text: 'needle' });
    await through(view, search, 2);
    engine.send(client.session, 1, Buffer.from('another needle'));
    await through(view, search, 4);
    expect(await view.client.call('search.stop', { search })).toMatchObject({ ok: true });
    expect(await view.client.call('search.step', { search, seq: 0, back: false })).toMatchObject({
      ok: false,
      error: { code: 'NOT_POSSIBLE_NOW' },
    });
  });

  it('finds the words of events too, in the language of the page', async () => {
    const { client, view } = await conversation('a');
    const english = await start(view, client.session, { ...BASE, kind: 'text', text: 'connected 127' });
    await through(view, english, 1);
    const korean = await start(view, client.session, {
      ...BASE,
      kind: 'text',
      text: '연결됨',
      language: 'ko',
    });
    await pollUntil('the Korean words', () => latest(view, korean)?.matches || undefined);
  });

  it('filters by whole chunks, whatever a row carries', async () => {
    const long = `${'-'.repeat(5_000)}end`;
    const { client, view } = await conversation('short', long);
    const seqs = async (text: string): Promise<number[]> => {
      const search = await start(view, client.session, { ...FILTER, text });
      await pollUntil('the end', () => latest(view, search)?.done || undefined);
      const answer = await view.client.call('search.rows', { search, from: 0, to: 1e9 });
      if (!answer.ok) throw new Error(answer.error.message);
      expect(answer.value.upTo).toBeGreaterThan(0);
      return answer.value.rows.map(({ seq }) => seq);
    };
    const of = (keep: (text: string) => boolean): number[] =>
      client.rows
        .filter((row) => isChunk(row) && keep(Buffer.from(row.data).toString()))
        .map(({ seq }) => seq);
    expect(await seqs('text:end')).toEqual(of((text) => text.includes('end')));
    expect(await seqs('text:/^-+end$/')).toEqual(of((text) => /^-+end$/.test(text)));
    expect(await seqs('dir:in size<10')).toHaveLength(1);
    expect(await seqs('event:connected')).toHaveLength(1);
    expect(await seqs('-event:any')).toEqual(of(() => true));
  });

  it('counts what panes show: no prompt drains, and one connection where only that is shown', async () => {
    const { client, view } = await conversation('a', 'b');
    await client.untilCount('drained', 2);
    const all = await start(view, client.session, { ...FILTER, text: '' });
    const shown = client.rows.filter(({ type }) => type !== 'drained').length;
    expect(await through(view, all, shown)).toMatchObject({ seen: shown, rows: shown });
    const other = await start(view, client.session, { ...FILTER, text: '', socket: 99 });
    expect(await through(view, other, 0)).toMatchObject({ seen: 0 });
  });

  it('refuses what it cannot understand', async () => {
    const { client, view } = await conversation('a');
    const call = (session: number, query: SearchQuery) =>
      view.client.call('search.start', { session, query });
    expect(await call(client.session, { ...BASE, kind: 'regex', text: '(' })).toMatchObject({
      error: { code: 'BAD_COMMAND' },
    });
    expect(await call(client.session, { ...FILTER, text: 'size>' })).toMatchObject({
      error: { code: 'BAD_COMMAND', message: 'missing-value at 0' },
    });
    expect(await call(99, { ...BASE, kind: 'text', text: 'a' })).toMatchObject({
      error: { code: 'UNKNOWN_SESSION' },
    });
  });

  it('counts everything in a large log and lets the loop breathe', async () => {
    const { engine, client, view } = await conversation('a');
    const log = engine.log(client.session);
    if (log === undefined) throw new Error('log');
    const row = Buffer.from('0123456789 needle 0123456789 abcdefgh');
    let seq = 1_000_000;
    // Into the log itself: so many rows over sockets would take the test minutes.
    for (let i = 0; i < 200_000; i++) log.appendChunk(typeCode('received'), 1, seq++, i, row);
    let turns = 0;
    let counting = true;
    const turn = (): void => {
      turns++;
      if (counting) setImmediate(turn);
    };
    setImmediate(turn);
    const search = await start(view, client.session, { ...BASE, kind: 'regex', text: 'n[e]+dle \\d' });
    await through(view, search, 200_000);
    counting = false;
    // One slice after the other, and not all of it at once.
    expect(turns).toBeGreaterThan(20);
    const rows = await view.client.call('search.rows', { search, from: 0, to: 1e9 });
    if (!rows.ok) throw new Error(rows.error.message);
    expect(rows.value.rows).toHaveLength(SEARCH_PAGE_ROWS);
    expect(rows.value.upTo).toBe(rows.value.rows.at(-1)?.seq);
    // Not what the observer was told: this test wrote into the log itself.
    client.rows.length = 0;
    await engine.close(client.session);
  });
});
