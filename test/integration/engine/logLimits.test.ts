import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { openPair, stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';

const MiB = 1024 * 1024;
const MESSAGE = Uint8Array.from({ length: MiB }, (_, i) => i * 7);

let base: string;
let engine: Engine;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'limits-test-'));
});
afterEach(async () => {
  await engine.dispose();
  rmSync(base, { recursive: true, force: true });
});

const logOf = (session: number) => stateOf(engine, session)?.log ?? expect.fail('no session');

describe('limits of logs, changed while they are written', () => {
  it('move what is more to the disk, and lose nothing of it', async () => {
    const disk = { sessionBytes: 256 * MiB, totalBytes: 1_024 * MiB, base };
    engine = createEngine({ sessionLogBytes: 64 * MiB, spill: disk });
    const { client, echo } = await openPair(engine);
    // More than may be on its way to the disk at once.
    await echo(MESSAGE, 24);
    expect(logOf(client).spilled).toBe(0);
    expect(logOf(client).bytes).toBeGreaterThan(40 * MiB);
    engine.limits.change(2 * MiB, 256 * MiB);
    await engine.limits.settled;
    expect(logOf(client).bytes).toBeLessThanOrEqual(2 * MiB);
    expect(logOf(client)).toMatchObject({ trimmed: 0, firstRow: 0 });
    expect(logOf(client).spilled).toBeGreaterThan(38 * MiB);
    // Those that begin now have it from the start.
    const later = await openPair(engine);
    await later.echo(MESSAGE, 4);
    expect(logOf(later.client).bytes).toBeLessThanOrEqual(2 * MiB);
  });

  it('let the oldest go where there is no disk for them, and say so', async () => {
    engine = createEngine({ sessionLogBytes: 64 * MiB });
    const { client, echo } = await openPair(engine);
    await echo(MESSAGE, 8);
    engine.limits.change(MiB, 0);
    await engine.limits.settled;
    expect(logOf(client).bytes).toBeLessThanOrEqual(2 * MiB);
    expect(logOf(client).trimmed).toBeGreaterThan(10 * MiB);
    expect(readdirSync(base)).toEqual([]);
  });

  it('open and close the disk for running sessions', async () => {
    engine = createEngine({ sessionLogBytes: 2 * MiB, spill: { sessionBytes: 0, totalBytes: 0, base } });
    const { client, echo } = await openPair(engine);
    await echo(MESSAGE, 4);
    expect(logOf(client).spilled).toBe(0);
    expect(readdirSync(base)).toEqual([]);
    engine.limits.change(2 * MiB, 256 * MiB);
    await echo(MESSAGE, 8);
    await pollUntil('rows on the disk', () => logOf(client).spilled > 10 * MiB);
    engine.limits.change(2 * MiB, 0);
    await pollUntil('none on the disk', () => logOf(client).spilled === 0);
    expect(logOf(client).trimmed).toBeGreaterThan(20 * MiB - 2 * MiB);
  });
});
