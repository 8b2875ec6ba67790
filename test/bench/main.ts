// `npm run bench [-- --only 1,4] [--rounds 7] [--write]`: what watching costs, beside what plain Node and others do.
// A bench, not a test: a figure that misses its target is printed as missed and fails nothing.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Finding } from './lib/bench';
import { killAll } from './lib/children';
import { compileLoadgen } from './lib/load';
import { checkBlock, circumstances, table, writeBlock } from './lib/report';
import { echoCheck } from './rows/check';
import { engineBesideNode, engineBesideOthers } from './rows/echo';
import { tenFloods } from './rows/floods';
import { idleConnections } from './rows/idle';
import { socketTable } from './rows/kernel';
import { liveView } from './rows/live';
import { largeRecording } from './rows/opening';
import { pageUnderLoad } from './rows/page';
import { echoWhileRecording } from './rows/recording';
import { startUp } from './rows/start';
import { idleViews } from './rows/watched';

const root = resolve(import.meta.dirname, '../..');
const readme = join(root, 'README.md');
const DEFAULT_ROUNDS = 5;

const rows: Readonly<Record<string, (bench: Bench) => Promise<Finding[]>>> = {
  1: engineBesideNode,
  2: idleViews,
  3: liveView,
  4: engineBesideOthers,
  5: idleConnections,
  6: pageUnderLoad,
  7: socketTable,
  8: echoWhileRecording,
  11: largeRecording,
  12: echoCheck,
  10: tenFloods,
  13: startUp,
};

interface Wish {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly write: boolean;
}

function readWish(): Wish {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, rounds: { type: 'string' }, write: { type: 'boolean' } },
  });
  const only = values.only?.split(',') ?? Object.keys(rows);
  const unknown = only.find((row) => rows[row] === undefined);
  if (unknown !== undefined)
    throw new Error(`There is no row ${unknown}; rows: ${Object.keys(rows).join(', ')}`);
  const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on');
  const write = values.write ?? false;
  if (write && values.only !== undefined)
    throw new Error('--write replaces the whole table: leave out --only');
  return { only, rounds, write };
}

async function measure({ only, rounds }: Wish, folder: string): Promise<string> {
  const bench: Bench = {
    loadgen: await compileLoadgen(folder),
    rounds,
    progress: (text) => process.stderr.write(`${text}\n`),
    noise: { runs: 0, noisy: 0 },
  };
  const findings: Finding[] = [];
  for (const row of only) {
    try {
      const found = (await rows[row]?.(bench)) ?? [];
      findings.push(...found);
      // At once: the rest takes minutes, and may be interrupted.
      bench.progress(table(found));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      findings.push({ row, what: 'not measured', reached: why, target: '–', met: null });
      process.exitCode = 1;
    }
  }
  return `${circumstances(bench)}\n\n${table(findings)}`;
}

async function main(): Promise<void> {
  if (process.platform !== 'linux')
    throw new Error('The bench needs Linux for now: it reads /proc and uses epoll.');
  const wish = readWish();
  if (wish.write) await checkBlock(readme);
  if (!existsSync(join(root, 'out/engine/index.js')))
    throw new Error('Nothing is built yet. Run: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'bothends-bench-'));
  const cleanUp = (): Promise<void> => {
    killAll();
    return rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  }
  try {
    const text = await measure(wish, folder);
    process.stdout.write(`\n${text}\n`);
    if (wish.write) await writeBlock(readme, text);
  } finally {
    await cleanUp();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
