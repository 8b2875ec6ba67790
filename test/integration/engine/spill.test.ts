import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isChunk } from '@shared/contract/events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { removeDeadSpill } from '../../../electron/engine/io/spillFolder';
import { attachTestView } from '../../helpers/attached';
import { openPair, stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';

const MiB = 1024 * 1024;
const MESSAGE = Uint8Array.from({ length: MiB }, (_, i) => i * 7);
const LOG_BYTES = 4 * MiB;

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'spill-test-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function told(engine: Engine, session: number) {
  const state = stateOf(engine, session);
  if (state === undefined) throw new Error(`no session ${session}`);
  return state;
}

const folders = (): string[] => readdirSync(base);

function diskBytes(): number {
  return folders()
    .flatMap((folder) =>
      readdirSync(join(base, folder)).map((file) => statSync(join(base, folder, file)).size),
    )
    .reduce((sum, size) => sum + size, 0);
}

describe('a log larger than its memory', () => {
  let engine: Engine;
  const start = (sessionBytes: number, totalBytes = 4 * sessionBytes): void => {
    engine = createEngine({ sessionLogBytes: LOG_BYTES, spill: { sessionBytes, totalBytes, base } });
  };
  afterEach(() => engine.dispose());

  it('goes on in a temporary file, is read back whole, and is gone with its session', async () => {
    start(256 * MiB);
    const { server, client, echo } = await openPair(engine);
    const written = () => diskBytes() >= told(engine, client).log.spilled + told(engine, server).log.spilled;
    // At a pace that any disk keeps up with: how fast this one is, is not what is looked at.
    for (let i = 0; i < 10; i++) {
      await echo(MESSAGE, 4);
      await pollUntil('the disk to keep up', written);
    }
    const { log } = told(engine, client);
    expect(log.bytes).toBeLessThanOrEqual(LOG_BYTES);
    expect(log).toMatchObject({ trimmed: 0, firstRow: 0 });
    expect(log.spilled).toBeGreaterThan(60 * MiB);
    const [folder = ''] = folders();
    expect(statSync(join(base, folder)).mode & 0o777).toBe(0o700);

    const { view } = await attachTestView(engine);
    await view.watch(client);
    // The middle of the log, long gone from memory.
    const middle = Math.floor(log.rows / 2);
    const page = await view.read({ session: client, range: { row: middle }, limit: 200, full: true });
    expect(page.answer).toMatchObject({ rows: 200, rowsBefore: middle });
    const chunks = page.rows.filter(isChunk);
    expect(chunks.length).toBeGreaterThan(0);
    for (const { data, bytes } of chunks) {
      expect(data.length).toBe(bytes);
      const start = data[0] ?? 0;
      expect(data.every((byte, i) => byte === ((start + i * 7) & 0xff))).toBe(true);
    }

    await engine.close(client);
    await engine.close(server);
    await pollUntil('the files to go', () => diskBytes() === 0);
    await engine.dispose();
    expect(folders()).toEqual([]);
  });

  it('lets the oldest go past what it may have on disk, and says so', async () => {
    start(16 * MiB);
    const { client, echo } = await openPair(engine);
    for (let i = 0; i < 4; i++) await echo(MESSAGE, 10);
    const { log } = told(engine, client);
    expect(log.spilled).toBeLessThanOrEqual(16 * MiB);
    expect(log.trimmed).toBeGreaterThan(30 * MiB);
    expect(log.firstRow).toBeGreaterThan(0);
    const { view } = await attachTestView(engine);
    await view.watch(client);
    const first = await view.read({ session: client, range: { from: 0 }, limit: 1, full: false });
    expect(first.answer).toMatchObject({ firstSeq: log.firstSeq, rowsBefore: log.firstRow });
    const said = engine.log(client);
    expect(said?.trimReason).toBe('limit');
  });

  it('that has nowhere to go is bounded by its memory, and nothing else changes', async () => {
    rmSync(base, { recursive: true });
    start(256 * MiB);
    const { client, echo } = await openPair(engine);
    await echo(MESSAGE, 20);
    const { log, bytesIn } = told(engine, client);
    expect(bytesIn).toBe(20 * MiB);
    expect(log.spilled).toBe(0);
    expect(log.trimmed).toBeGreaterThan(0);
    expect(engine.log(client)?.trimReason).toBe('disk-failed');
  });

  it('whose files cannot be written forgets what was meant for them, says so, and goes on', async () => {
    start(256 * MiB);
    const { client, echo } = await openPair(engine);
    await echo(MESSAGE, 8);
    const [folder = ''] = folders();
    // Something else is in the place of every file from now on.
    for (let n = 1; n < 40; n++) {
      const path = join(base, folder, `${n}.log`);
      if (!existsSync(path)) mkdirSync(path);
    }
    for (let i = 0; i < 6; i++) await echo(MESSAGE, 10);
    await pollUntil('the loss to be told', () => told(engine, client).log.trimmed > 0);
    expect(told(engine, client).bytesIn).toBe(68 * MiB);
    expect(engine.log(client)?.trimReason).toBe('disk-failed');
  });
});

describe('what a crash left behind', () => {
  const child = resolve(import.meta.dirname, '../../helpers/spillChild.ts');

  async function startChild() {
    const started = spawn(process.execPath, ['--import', 'tsx', child, base], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((done) => started.stdout.once('data', done));
    return started;
  }

  it('goes with the next start; what a living process uses stays', async () => {
    const [killed, alive] = await Promise.all([startChild(), startChild()]);
    expect(folders()).toHaveLength(2);
    await removeDeadSpill(base);
    expect(folders()).toHaveLength(2);
    const gone = new Promise((done) => killed.once('exit', done));
    killed.kill('SIGKILL');
    await gone;
    await removeDeadSpill(base);
    expect(folders()).toHaveLength(1);
    expect(folders()[0]).toContain(`-${alive.pid}-`);
    // One that ends by itself leaves nothing, though it closed nothing.
    const ended = new Promise((done) => alive.once('exit', done));
    alive.kill('SIGTERM');
    await ended;
    expect(folders()).toEqual([]);
  });

  it('is told from other things by its name', async () => {
    for (const name of ['bothends-log-x', 'bothends-log-999999-1-0', 'other'])
      writeFileSync(join(base, name), '');
    await removeDeadSpill(base);
    expect(folders()).toHaveLength(3);
  });
});
