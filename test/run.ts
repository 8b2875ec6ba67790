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

const stages: Stage[] = [
  script('types', 'check:types'),
  script('lint', 'check:lint', 'check:promises'),
  script('import rule', 'check:imports'),
  script('build', 'build'),
  vitest('unit', 'unit', 'renderer'),
  vitest('integration', 'integration'),
  vitest('scenarios', 'scenarios'),
  playwright('web', undefined),
  playwright('desktop-double', process.platform === 'win32' ? 'needs a POSIX system' : undefined),
  playwright('desktop', whyNoElectron()),
];

function environment({ report }: Stage): NodeJS.ProcessEnv {
  const bin = join(root, 'node_modules/.bin');
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  if (report?.kind === 'playwright') env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(root, report.file);
  return env;
}

/** Its output goes straight to ours; true when it ended well. */
function succeeds(stage: Stage): Promise<boolean> {
  const child = spawn(stage.command, {
    cwd: root,
    env: environment(stage),
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: STAGE_TIMEOUT_MS,
  });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
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
}

async function runStage(stage: Stage): Promise<Outcome> {
  const ok = await succeeds(stage);
  if (!stage.report) return { counts: countExit(ok), failures: [] };
  const json = readReport(stage.report.file);
  return { counts: countReport(stage.report.kind, json, ok), failures: failuresOf(stage.report.kind, json) };
}

rmSync(join(root, REPORTS), { recursive: true, force: true });
mkdirSync(join(root, REPORTS), { recursive: true });

const results: Counts[] = [];
const table: string[] = [];
const failed: string[] = [];
for (const stage of stages) {
  const startedAt = performance.now();
  let outcome: Outcome = { counts: { passed: 0, failed: 0, skipped: 1 }, failures: [] };
  console.log(`\n── ${stage.name}`);
  if (stage.skipped) console.log(`skipped ${stage.skipped}`);
  else outcome = await runStage(stage);
  const { counts } = outcome;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  results.push(counts);
  failed.push(...outcome.failures);
  table.push(`${stage.name.padEnd(20)} ${countsLine(counts).padEnd(34)} ${seconds.padStart(6)} s`);
}

const total = sum(results);
console.log(`\n${table.join('\n')}\n`);
if (failed.length > 0) console.log(`failed:\n${failed.join('\n')}\n`);
console.log(countsLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
