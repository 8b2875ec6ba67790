import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { LOADED_LOG_BYTES, SPILL_WRITING_BYTES } from '../../../shared/contract/limits';
import { attachTestView } from '../../helpers/attached';
import { openPair, stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';

const MiB = 1024 * 1024;
const PAIRS = 5;
const MESSAGE = Uint8Array.from({ length: MiB }, (_, i) => i * 11);
const ROUNDS = 12;
const TIMES = 4;
const SESSION_BYTES = 4 * MiB;
const TOTAL_BYTES = 24 * MiB;
const DISK_BYTES = 16 * MiB;

let engine: Engine;
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'flood-test-'));
  engine = createEngine({
    sessionLogBytes: SESSION_BYTES,
    totalLogBytes: TOTAL_BYTES,
    spill: { sessionBytes: DISK_BYTES, totalBytes: 4 * DISK_BYTES, base },
  });
});
afterEach(async () => {
  await engine.dispose();
  rmSync(base, { recursive: true, force: true });
});

it('ten flooded panes: bounded in memory and on disk, told in full, and both ends count the same bytes', async () => {
  const pairs = await Promise.all(Array.from({ length: PAIRS }, () => openPair(engine)));
  const sessions = pairs.flatMap(({ client, server }) => [client, server]);
  const { view } = await attachTestView(engine);
  await Promise.all(sessions.map((session) => view.watch(session)));
  const held: number[] = [];
  const onDisk: number[] = [];
  const look = (): void => {
    const logs = sessions.map((session) => stateOf(engine, session)?.log);
    held.push(logs.reduce((sum, log) => sum + (log?.bytes ?? 0), 0));
    onDisk.push(logs.reduce((sum, log) => sum + (log?.spilled ?? 0), 0));
    for (const log of logs) expect(log?.spilled ?? 0).toBeLessThanOrEqual(DISK_BYTES);
  };
  const flood = () =>
    Promise.all(
      pairs.map(async ({ echo }) => {
        await echo(MESSAGE, TIMES);
        look();
      }),
    );
  // What the test itself needs is there after the first rounds.
  for (let i = 0; i < ROUNDS / 3; i++) await flood();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = ROUNDS / 3; i < ROUNDS; i++) await flood();
  expect(Math.max(...held)).toBeLessThanOrEqual(TOTAL_BYTES);
  expect(Math.max(...onDisk)).toBeLessThanOrEqual(4 * DISK_BYTES);
  expect(Math.max(...onDisk)).toBeGreaterThan(0);
  const slack = SPILL_WRITING_BYTES + LOADED_LOG_BYTES + 64 * MiB;
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(slack);

  const total = ROUNDS * TIMES * MiB;
  for (const { client, server } of pairs) {
    await pollUntil('the last byte', () => stateOf(engine, server)?.bytesOut === total);
    for (const session of [client, server]) {
      const state = stateOf(engine, session);
      expect(state).toMatchObject({ bytesIn: total, bytesOut: total });
      // What is there and what is gone add up to what flowed.
      const log = engine.log(session);
      expect(log?.chunkBytes).toBe(2 * total);
      expect(state?.log.trimmed).toBeLessThanOrEqual(2 * total);
    }
  }
  // The page answers: a row from the middle of what is left of each, and the newest ones.
  for (const session of sessions) {
    const log = engine.log(session);
    const wanted = Math.floor(((log?.firstRow ?? 0) + (log?.rows ?? 0)) / 2);
    const { answer } = await view.read({ session, range: { row: wanted }, limit: 1, full: false });
    expect(answer.rows).toBe(1);
    await pollUntil('the newest row', () => view.rowsOf(session).at(-1)?.seq === log?.lastSeq);
  }
});
