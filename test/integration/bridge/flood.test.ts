import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { CREDIT_WINDOW } from '../../../shared/contract/limits';
import { attachTestView } from '../../helpers/attached';
import { openPair, stateOf } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';

const MiB = 1024 * 1024;
const MESSAGE = new Uint8Array(MiB).fill(0x55);
const MESSAGES = 50;

describe('a flood', () => {
  let engine: Engine;
  beforeEach(() => {
    engine = createEngine();
  });
  afterEach(() => engine.dispose());

  async function flood(echo: (bytes: Uint8Array, times?: number) => Promise<void>): Promise<void> {
    for (let i = 0; i < MESSAGES; i += 10) await echo(MESSAGE, 10);
  }

  it('behind a hidden view is counted in full and sends it no more than its windows', async () => {
    const { server, client, echo } = await openPair(engine);
    const { view, meter } = await attachTestView(engine);
    view.stalled = true;
    await Promise.all([view.watch(client), view.watch(server), view.watch(0)]);
    await flood(echo);
    const total = MESSAGES * MiB;
    for (const session of [client, server])
      expect(stateOf(engine, session)).toMatchObject({ bytesIn: total, bytesOut: total });
    await pollUntil('the totals', () => view.sessions.get(client)?.bytesIn === total);
    for (const session of [client, server, 0])
      expect(view.frameBytes.get(session) ?? 0).toBeLessThanOrEqual(CREDIT_WINDOW);
    expect(meter.binaryBytes).toBeLessThanOrEqual(3 * CREDIT_WINDOW);
    // Counters come four times a second, and not with every row.
    expect(meter.textBytes).toBeLessThan(MiB);

    view.catchUp();
    for (const session of [client, server, 0]) {
      const newest = engine.log(session)?.lastSeq;
      await pollUntil('the newest row', () => view.rowsOf(session).at(-1)?.seq === newest);
    }
    // What it missed is what lies between the rows it has: chunk bytes add up to everything.
    for (const session of [client, server]) {
      const rows = view.rowsOf(session);
      const bytes = rows.reduce((sum, row) => sum + ('bytes' in row && isData(row.type) ? row.bytes : 0), 0);
      expect(bytes).toBe(2 * total);
      const skips = rows.filter((row) => row.type === 'skipped');
      const skipped = skips.reduce((sum, row) => sum + row.rows, 0);
      expect(rows.length - skips.length + skipped).toBe(engine.log(session)?.rows);
    }
  });

  it('before a view that draws is shown by previews: far fewer bytes than flowed', async () => {
    const { client, echo } = await openPair(engine);
    const { view, meter } = await attachTestView(engine);
    await view.watch(client);
    await flood(echo);
    const newest = engine.log(client)?.lastSeq;
    await pollUntil('the newest row', () => view.rowsOf(client).at(-1)?.seq === newest);
    expect(meter.binaryBytes).toBeLessThan((2 * MESSAGES * MiB) / 10);
  });
});

const isData = (type: string) => type === 'received' || type === 'sent' || type === 'skipped';
