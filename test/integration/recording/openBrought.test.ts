import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Openings } from '../../../electron/recording/open/index';
import { capturedTalk } from '../../helpers/capturedTalk';
import { stateOf } from '../../helpers/engineSessions';

const SAYS = Array.from({ length: 40 }, () => 1_000);
let folder: string;
let engine: Engine;
let openings: Openings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brought-test-'));
  engine = createEngine();
  openings = new Openings(engine);
});
afterEach(async () => {
  await openings.close();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const stateOfOpening = (number: number) => openings.state.openings.find(({ opening }) => opening === number);

async function openFile(bytes: Uint8Array) {
  writeFileSync(join(folder, 'x'), bytes);
  const answer = await openings.open(join(folder, 'x'));
  if (!('opening' in answer)) throw new Error(answer.trouble);
  await openings.finished();
  return stateOfOpening(answer.opening);
}

describe('a file that is brought in parts', () => {
  it.each([[1], [7], [1_000], [1_000_000]])(
    'in parts of %d bytes: the same as from the disk',
    async (size) => {
      const file = capturedTalk('pcapng', size === 1 ? [10] : SAYS);
      const { opening } = openings.upload('talk.pcapng', file.length);
      for (let at = 0; at < file.length; at += size) {
        const more = await openings.part(opening, at, file.slice(at, at + size));
        expect(more).toBe(at + size < file.length);
      }
      const brought = stateOfOpening(opening);
      const read = await openFile(file);
      expect(brought).toEqual({ ...read, opening, file: 'talk.pcapng', sessions: brought?.sessions });
      expect(brought).toMatchObject({
        status: 'done',
        flaw: null,
        read: file.length,
        understood: file.length,
      });
      expect(stateOf(engine, brought?.sessions[0] ?? 0)).toMatchObject({ recorded: { name: 'talk.pcapng' } });
    },
  );

  it('is there as far as it came while the rest is on its way; cancelled, that stays', async () => {
    const file = capturedTalk('pcapng', SAYS);
    const { opening } = openings.upload('talk.pcapng', file.length);
    expect(await openings.part(opening, 0, file.slice(0, 20_000))).toBe(true);
    const [session = 0] = stateOfOpening(opening)?.sessions ?? [];
    const bytes = stateOf(engine, session)?.bytesIn ?? 0;
    expect(bytes).toBeGreaterThan(10_000);
    openings.cancel(opening);
    expect(stateOfOpening(opening)).toMatchObject({ status: 'cancelled', read: 20_000 });
    expect(await openings.part(opening, 20_000, file.slice(20_000))).toBe(false);
    expect(stateOf(engine, session)?.bytesIn).toBe(bytes);
  });

  it('a part that does not follow ends it: what is read is one file', async () => {
    const file = capturedTalk('pcapng', SAYS);
    const { opening } = openings.upload('talk.pcapng', file.length);
    await openings.part(opening, 0, file.slice(0, 5_000));
    expect(await openings.part(opening, 9_000, file.slice(9_000))).toBe(false);
    expect(stateOfOpening(opening)).toMatchObject({ status: 'cancelled', read: 5_000 });
  });

  it('no part reaches a file of the disk, nor one that nobody opens', async () => {
    writeFileSync(join(folder, 'x'), capturedTalk());
    const answer = await openings.open(join(folder, 'x'));
    await openings.finished();
    expect(await openings.part('opening' in answer ? answer.opening : 0, 0, Uint8Array.of(1))).toBe(false);
    expect(await openings.part(99, 0, Uint8Array.of(1))).toBe(false);
  });

  it('of no bytes is over at once', () => {
    const { opening } = openings.upload('empty.pcap', 0);
    expect(stateOfOpening(opening)).toMatchObject({ status: 'failed', flaw: 'empty', sessions: [] });
  });
});

describe('what is wrong with a file', () => {
  it.each(['pcap', 'pcapng'] as const)(
    '%s, cut at any byte: whole up to its last whole block',
    async (format) => {
      const file = capturedTalk(format);
      const ends = new Set<number>();
      for (let cut = 30; cut <= file.length; cut += 1) {
        const state = await openFile(file.slice(0, cut));
        expect(state?.status).toBe('done');
        const understood = state?.understood ?? 0;
        expect(state?.flaw).toBe(understood === cut ? null : 'cut');
        ends.add(understood);
        for (const session of state?.sessions ?? []) await engine.close(session);
      }
      // The header or headers, and four packets.
      expect(Math.max(...ends)).toBe(file.length);
      expect(ends.size).toBeGreaterThanOrEqual(5);
    },
  );

  it.each(['pcap', 'pcapng'] as const)(
    '%s with nonsense in it: what is before that, to the byte',
    async (format) => {
      const file = capturedTalk(format, SAYS);
      const good = await openFile(capturedTalk(format, SAYS.slice(0, 20)));
      const at = good?.understood ?? 0;
      const state = await openFile(Uint8Array.from([...file.slice(0, at), ...Array<number>(500).fill(0xff)]));
      expect(state).toMatchObject({
        status: 'done',
        flaw: 'damaged',
        understood: at,
        packets: good?.packets,
      });
    },
  );

  it.each([
    ['text', 'foreign', Buffer.from('GET / HTTP/1.1\r\n')],
    ['two bytes', 'foreign', Buffer.from('ab')],
    ['nothing', 'empty', Buffer.alloc(0)],
  ])('%s: %s', async (_, flaw, bytes) => {
    expect(await openFile(bytes)).toMatchObject({ status: 'failed', flaw, sessions: [], understood: 0 });
  });
});

describe('a file that is chosen at the host', () => {
  it('is opened; that none was chosen is told, and that nobody can be asked', async () => {
    writeFileSync(join(folder, 'x'), capturedTalk());
    const files = [join(folder, 'x'), null, join(folder, 'nowhere')];
    const asked = new Openings(engine, () => Promise.resolve(files.shift() ?? null));
    expect(await asked.chooseAndOpen()).toEqual({ opening: 1 });
    expect(await asked.chooseAndOpen()).toEqual({ left: true });
    expect(await asked.chooseAndOpen()).toMatchObject({ trouble: 'not-found' });
    expect(await openings.chooseAndOpen()).toBeNull();
    await asked.close();
  });
});
