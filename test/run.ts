// `npm test`: every stage in order, each to its end even when one before it failed, then a table and the counts.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { type Counts, countExit, countReport, countsLine, type ReportKind, sum } from './helpers/counts';
import { failuresOf } from './helpers/failures';
import { whyNoElectron } from './helpers/findElectron';

interface Stage {
  name: string;
  command: string;
  /** A stage without a report is a single check. */
  report?: { kind: ReportKind; file: string };
  /** Why it does not run on this machine. */
  skipped?: string | undefined;
}

const root = resolve(import.meta.dirname, '..');
const REPORTS = 'test-results/reports';
const STAGE_TIMEOUT_MS = 20 * 60_000;

function script(name: string, ...scripts: string[]): Stage {
  return { name, command: scripts.map((one) => `npm run --silent ${one}`).join(' && ') };
}

function vitest(name: string, ...projects: string[]): Stage {
  const file = `${REPORTS}/${name}.json`;
  const selected = projects.map((project) => `--project ${project}`).join(' ');
  return {
    name,
    command: `vitest run ${selected} --reporter=dot --reporter=json --outputFile.json=${file}`,
    report: { kind: 'vitest', file },
  };
}

function playwright(host: string, skipped: string | undefined): Stage {
  return {
    name: `e2e ${host}`,
    command: `playwright test --project ${host} --output test-results/${host} --reporter=dot,json`,
    report: { kind: 'playwright', file: `${REPORTS}/${host}.json` },
    skipped: skipped && `host: ${host} (${skipped})`,
  };
}

/** Stages in order; those of one line side by side: scenarios wait most of the time, while unit tests compute. */
const plan: Stage[][] = [
  [script('types', 'check:types'), script('lint', 'check:lint', 'check:promises')],
  [script('import rule', 'check:imports'), script('build', 'build')],
  [vitest('unit', 'unit', 'renderer'), vitest('scenarios', 'scenarios')],
  [vitest('integration', 'integration')],
  [playwright('web', undefined)],
  [playwright('desktop-double', process.platform === 'win32' ? 'needs a POSIX system' : undefined)],
  [playwright('desktop', whyNoElectron())],
  [
    {
      ...vitest('packaging', 'packaging'),
      skipped: process.platform === 'linux' ? undefined : 'packaging (packs for Linux, on Linux)',
    },
  ],
];

function environment({ report }: Stage): NodeJS.ProcessEnv {
  const bin = join(root, 'node_modules/.bin');
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  if (report?.kind === 'playwright') env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(root, report.file);
  return env;
}

/** Its output goes straight to ours, or at its end when others run beside it; true when it ended well. */
function succeeds(stage: Stage, isAlone: boolean): Promise<boolean> {
  const output = isAlone ? 'inherit' : 'pipe';
  const child = spawn(stage.command, {
    cwd: root,
    env: environment(stage),
    shell: true,
    stdio: ['ignore', output, output],
    timeout: STAGE_TIMEOUT_MS,
  });
  const kept: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => kept.push(part));
  return new Promise((done) => {
    const end = (ok: boolean): void => {
      if (kept.length > 0) process.stdout.write(`\n── ${stage.name}\n${Buffer.concat(kept)}`);
      done(ok);
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

interface Outcome {
  counts: Counts;
  /** What failed, by name. */
  failures: string[];
  seconds: number;
}

async function runStage(stage: Stage, isAlone: boolean): Promise<Outcome> {
  if (stage.skipped) {
    console.log(`skipped ${stage.skipped}`);
    return { counts: { passed: 0, failed: 0, skipped: 1 }, failures: [], seconds: 0 };
  }
  const startedAt = performance.now();
  const ok = await succeeds(stage, isAlone);
  const seconds = (performance.now() - startedAt) / 1000;
  if (!stage.report) return { counts: countExit(ok), failures: [], seconds };
  const { kind, file } = stage.report;
  const json = readReport(file);
  return { counts: countReport(kind, json, ok), failures: failuresOf(kind, json), seconds };
}

rmSync(join(root, REPORTS), { recursive: true, force: true });
mkdirSync(join(root, REPORTS), { recursive: true });

const results: Counts[] = [];
const table: string[] = [];
const failed: string[] = [];
for (const stages of plan) {
  console.log(`\n── ${stages.map(({ name }) => name).join(', ')}`);
  const outcomes = await Promise.all(stages.map((stage) => runStage(stage, stages.length === 1)));
  for (const [index, { counts, failures, seconds }] of outcomes.entries()) {
    const name = stages[index]?.name ?? '';
    results.push(counts);
    failed.push(...failures);
    table.push(`${name.padEnd(20)} ${countsLine(counts).padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`);
  }
}

const total = sum(results);
console.log(`\n${table.join('\n')}\n`);
if (failed.length > 0) console.log(`failed:\n${failed.join('\n')}\n`);
console.log(countsLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
