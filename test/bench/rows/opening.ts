// Row 11: a recording of 1 GB is opened: how long until its first rows are there, anything else can be looked at, and
// something is found in it. Without the room for it (the file, and what is opened of it), a smaller one, and that is said.
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketPipe } from '@shared/transport/index';
import { WebSocket } from 'ws';
import { Host } from '../../../renderer/host/host';
import { type Bench, type Finding, quietly } from '../lib/bench';
import { cpuBetween, sampleCpu } from '../lib/cpu';
import { NEEDLE, writeLargeRecording } from '../lib/largeRecording';
import { median } from '../lib/stats';
import { startWebHost, type WebHost } from '../lib/webHost';

const BYTES = 10 ** 9;
const SMALL_BYTES = 256 * 10 ** 6;
/** The file, the rows that are made of it, and as much again to be left. */
const ROOM = 3;
const FIRST_ROWS_MS = 1_000;
const JUMP_MS = 150;
const FIND_MB_PER_S = 200;
const JUMPS = 30;
/** Rows that a pane asks for when somebody goes elsewhere. */
const PAGE_ROWS = 100;
const TIMEOUT_MS = 300_000;
const LOOK_MS = 2;

interface Run {
  readonly firstRows: number;
  readonly whole: number;
  /** The slowest of all. */
  readonly jump: number;
  readonly findRate: number;
  readonly foreign: number;
}

export async function largeRecording(bench: Bench): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-bench-opening-'));
  try {
    const { bavail, bsize } = statfsSync(folder);
    const wanted = bavail * bsize > ROOM * BYTES ? BYTES : SMALL_BYTES;
    const file = join(folder, 'large.pcapng');
    bench.progress(`row 11: writing a recording of ${Math.round(wanted / 1e6)} MB`);
    const bytes = await writeLargeRecording(file, wanted);
    const size = statSync(file).size;
    const runs: Run[] = [];
    for (let round = 0; round < Math.min(bench.rounds, 3); round++) {
      bench.progress(`row 11, round ${round + 1}: opening it`);
      runs.push(await quietly(bench, () => openOnce(file, bytes)));
    }
    const of = (value: (run: Run) => number): number => median(runs.map(value));
    const megabytes = `${Math.round(size / 1e6)} MB`;
    const [first, whole, jump, find] = [
      of((r) => r.firstRows),
      of((r) => r.whole),
      of((r) => r.jump),
      of((r) => r.findRate),
    ];
    return [
      finding(
        `open a recording of ${megabytes}: first rows`,
        `${Math.round(first)} ms (all of it: ${(whole / 1e3).toFixed(1)} s)`,
        `≤ ${FIRST_ROWS_MS} ms`,
        first <= FIRST_ROWS_MS,
      ),
      finding(
        'jump anywhere in it',
        `${Math.round(jump)} ms, the slowest of ${JUMPS}`,
        `≤ ${JUMP_MS} ms`,
        jump <= JUMP_MS,
      ),
      finding(
        'find a byte string in it',
        `${Math.round(find)} MB/s`,
        `≥ ${FIND_MB_PER_S} MB/s`,
        find >= FIND_MB_PER_S,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function finding(what: string, reached: string, target: string, met: boolean): Finding {
  return { row: '11', what, reached, target, met };
}

async function openOnce(file: string, bytes: number): Promise<Run> {
  const program = await startWebHost();
  const host = await attach(program);
  try {
    const before = sampleCpu();
    const started = performance.now();
    const answer = await host.call('open.start', { file });
    if (!answer.ok) throw new Error(answer.error.message);
    const state = () => host.store.getState();
    const session = await until(() =>
      [...state().sessions.values()].find(({ recorded }) => recorded !== null),
    );
    let rows = 0;
    const source = host.source(session.session);
    source.watch({
      rows: (come, drawn) => {
        rows += come.length;
        source.drawn(drawn);
      },
      reset: () => undefined,
    });
    await until(() => rows > 0 || null);
    const firstRows = performance.now() - started;
    await until(() => state().opened.openings.find(({ status }) => status === 'done'));
    const whole = performance.now() - started;
    const total = await until(() => {
      const at = state().sessions.get(session.session);
      return at !== undefined && at.bytesIn + at.bytesOut === bytes ? at.log.rows : null;
    });
    const jumps: number[] = [];
    for (let i = 0; i < JUMPS; i++) {
      // A different part of it each time, never in order.
      const row = Math.floor(((i * 0.618_034) % 1) * total);
      const asked = performance.now();
      const page = await source.read({ row }, PAGE_ROWS, false);
      if (!page.ok || page.value.rows.length === 0) throw new Error(`no rows at ${row}`);
      jumps.push(performance.now() - asked);
    }
    const findRate = await find(host, session.session);
    return {
      firstRows,
      whole,
      jump: Math.max(...jumps),
      findRate,
      foreign: cpuBetween(before, sampleCpu()).foreign,
    };
  } finally {
    host.stop();
    await program.stop();
  }
}

/** Million bytes a second. */
function find(host: Host, session: number): Promise<number> {
  const started = performance.now();
  const query = {
    kind: 'text',
    text: NEEDLE,
    matchCase: true,
    encoding: 'utf-8',
    language: 'en',
    socket: null,
  } as const;
  return new Promise((resolve, reject) => {
    const search = host.search(session, query, ({ done, matches, total }) => {
      if (!done) return;
      search.stop();
      if (matches !== 1) reject(new Error(`found ${matches} times`));
      resolve(total / 1e3 / (performance.now() - started));
    });
  });
}

async function attach(program: WebHost): Promise<Host> {
  const answer = await fetch(program.url, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const url = new URL('/pipe', program.url.replace(/^http/, 'ws'));
  // Each message in a turn of its own, as in a browser: the page counts on it.
  const options = { headers: { Cookie: cookie }, allowSynchronousEvents: false };
  const host = new Host({
    language: () => 'en',
    openPipe: () => Promise.resolve(socketPipe(new WebSocket(url, options))),
  });
  host.start();
  await until(() => (host.store.getState().synced ? true : null));
  return host;
}

async function until<T>(look: () => T | null | undefined): Promise<T> {
  for (const end = performance.now() + TIMEOUT_MS; performance.now() < end; await sleep(LOOK_MS)) {
    const found = look();
    if (found !== null && found !== undefined) return found;
  }
  throw new Error('it takes too long');
}
