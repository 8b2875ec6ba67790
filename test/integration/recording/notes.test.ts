import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFormat } from '@shared/contract/recording';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Marks } from '../../../electron/bridge/index';
import { type MarkBook, Openings, Recordings } from '../../../electron/recording/index';
import { testEngine, type Watched } from '../../helpers/engineTest';
import { readLog } from '../../helpers/readLog';
import { testRecordings } from '../../helpers/recordings';
import { complaints, fieldsOf, follow } from '../../helpers/tshark';

const test = testEngine();
const recordings = testRecordings();
let marks: Marks;
let openings: Openings;
beforeEach(() => {
  marks = new Marks(test.engine);
  openings = new Openings(test.engine, undefined, marks);
});
afterEach(() => openings.close());

async function pair(): Promise<{ server: Watched; client: Watched }> {
  const server = await test.server();
  const client = await test.client(server.port);
  return { server, client };
}

async function say({ client }: { client: Watched }, text: string): Promise<void> {
  const before = client.bytes('received').length;
  test.engine.send(client.session, 'all', Buffer.from(text));
  await client.untilBytes('received', before + text.length);
}

/** The sessions of a file, opened in the order they were made. */
async function opened(file: string): Promise<readonly number[]> {
  await openings.open(file);
  await openings.finished();
  const state = openings.state.openings.at(-1);
  expect(state).toMatchObject({ status: 'done', passedOver: 0 });
  return state?.sessions ?? [];
}

/** What is marked in a session: the bytes or the type of each marked row, and its note. */
function marked(session: number): [string, string][] {
  const log = test.engine.log(session);
  if (log === undefined) return [];
  const rows = readLog(log);
  return marks.list(session).map(({ seq, note }) => {
    const row = rows.find((each) => each.seq === seq);
    return [row !== undefined && 'data' in row ? Buffer.from(row.data).toString() : (row?.type ?? '?'), note];
  });
}

const comments = (file: string): string => fieldsOf(file, 'frame.comment', 'frame.comment').flat().join('\n');

describe('marks and notes', () => {
  it('taken while it is recorded are comments that Wireshark shows, with the row they speak of', async () => {
    const both = await pair();
    const { server, client } = both;
    const { file, recording } = recordings.start(test.engine, { marks });
    await say(both, 'one');
    await say(both, 'two');
    const [one, two] = server.all('received');
    await marks.set(server.session, one?.seq ?? 0, 'here it begins');
    await marks.set(server.session, two?.seq ?? 0, 'a mistake');
    await say(both, 'three');
    marks.remove(server.session, two?.seq ?? 0);
    await test.engine.close(client.session);
    await recording.stop();

    expect(comments(file)).toContain(`note on row ${one?.seq} (#1 received 3 bytes): here it begins`);
    expect(comments(file)).toContain(`no more marked: row ${two?.seq}`);
    expect(complaints(file)).toEqual([]);
    expect(follow(file).first.toString()).toBe('onetwothree');

    const [first = 0, second = 0] = await opened(file);
    expect(marked(first)).toEqual([['one', 'here it begins']]);
    expect(marked(second)).toEqual([]);
  });

  it('of rows that are not in the file come back in words', async () => {
    const both = await pair();
    await say(both, 'before');
    const { file, recording } = recordings.start(test.engine, { marks });
    const [row] = both.client.all('sent');
    await marks.set(both.client.session, row?.seq ?? 0, 'seen too late');
    await recording.stop();
    const sessions = await opened(file);
    const told = sessions.flatMap((id) => {
      const log = test.engine.log(id);
      return log === undefined ? [] : readLog(log).filter(({ type }) => type === 'note');
    });
    expect(told).toMatchObject([{ note: 'remark', text: 'seen too late', evidence: 'told' }]);
    expect(sessions.flatMap(marked)).toEqual([]);
  });

  it('find the one of many rows that begin alike', async () => {
    const both = await pair();
    const { file, recording } = recordings.start(test.engine, { marks });
    for (let i = 0; i < 40; i++) await say(both, `always the same beginning, then ${i}`);
    const chosen = both.client.all('sent')[23]?.seq ?? 0;
    const answered = both.client.all('received')[31]?.seq ?? 0;
    const opening = both.client.all('connected')[0]?.seq ?? 0;
    await marks.set(both.client.session, chosen, '23');
    await marks.set(both.client.session, answered, '31');
    await marks.set(both.client.session, opening, 'hello');
    await recording.stop();
    const sessions = await opened(file);
    const client = sessions.find((id) => test.engine.stateOf(id)?.session.spec.kind === 'tcp-client') ?? 0;
    expect(marked(client).filter(([what]) => what !== 'connected')).toEqual([
      ['always the same beginning, then 23', '23'],
      ['always the same beginning, then 31', '31'],
    ]);
  });
});

describe('an export', () => {
  async function exported(format: ExportFormat, book: MarkBook): Promise<Buffer> {
    const desk = new Recordings(test.engine, { version: '0.0.0', folder: recordings.folder(), marks: book });
    const wish = { session: null, format, from: null, to: null, socket: null, direction: null } as const;
    const started = await desk.startExport({ ...wish, language: 'en' });
    if (!started.ok) throw new Error(started.error.message);
    const part = await desk.readExport(started.value.export);
    return part.ok ? Buffer.from(part.value.data, 'base64') : Buffer.alloc(0);
  }

  it('has them at their rows: a comment of its packet, a field, a column, a word at the end of the line', async () => {
    const both = await pair();
    await say(both, 'first');
    await say(both, 'second');
    const { client, server } = both;
    await marks.set(client.session, client.all('sent')[1]?.seq ?? 0, 'says, "it"');
    await marks.set(server.session, server.all('received')[0]?.seq ?? 0, 'read');
    await marks.set(server.session, server.all('accepted')[0]?.seq ?? 0, '');

    const file = join(recordings.folder(), 'noted.pcapng');
    writeFileSync(file, await exported('pcapng', marks));
    const noted = fieldsOf(
      file,
      'frame.comment contains "type\\":\\"remark"',
      'tcp.payload',
      'frame.comment',
    );
    expect(noted).toHaveLength(3);
    expect(
      noted.map(([payload, text = '']) => [payload, /(marked:|note on) [^\\]*/.exec(text)?.[0]]),
    ).toEqual([
      ['', expect.stringMatching(/^marked: row \d+ \(#1 accepted\)/)],
      ['', expect.stringMatching(/^note on row \d+ \(#1 received 5 bytes\): read/)],
      [Buffer.from('second').toString('hex'), expect.stringContaining('says, ')],
    ]);
    expect(complaints(file)).toEqual([]);
    const sessions = await opened(file);
    expect(sessions.flatMap(marked)).toEqual(
      expect.arrayContaining([
        ['second', 'says, "it"'],
        ['first', 'read'],
        ['accepted', ''],
      ]),
    );

    const lines = (await exported('jsonl', marks)).toString().trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.filter((row) => 'note' in row).map(({ type, note }) => [type, note])).toEqual(
      expect.arrayContaining([
        ['sent', 'says, "it"'],
        ['received', 'read'],
        ['accepted', ''],
      ]),
    );
    const csv = (await exported('csv', marks)).toString();
    expect(csv).toContain(',data hex,note\r\n');
    expect(csv).toContain(',7365636f6e64,"says, ""it"""\r\n');
    expect(csv).toMatch(/,accepted,.*,marked\r\n/);
    const text = (await exported('text', marks)).toString();
    expect(text).toContain('second  ★ says, "it"\n');
  });
});
