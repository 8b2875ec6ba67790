// The table: printed, and kept in README.md between its marks.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release } from 'node:os';
import type { Bench, Finding } from './bench';

const BLOCK = /<!-- bench -->[\s\S]*<!-- \/bench -->/;

export function table(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ row, what, reached, target, met }) =>
      `| ${row} | ${what} | ${reached} | ${target} | ${verdict(met)} |`,
  );
  return ['| # | what | reached | target | |', '|---|---|---|---|---|', ...lines].join('\n');
}

export function circumstances(bench: Bench): string {
  const { runs, noisy } = bench.noise;
  const all = cpus();
  const noise = noisy === 0 ? 'none' : `${noisy} of ${runs}`;
  return [
    `${new Date().toISOString().slice(0, 10)}`,
    `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    `medians of ${bench.rounds} rounds [smallest–largest], ratios taken within a round`,
    `runs beside more than 0.2 core of other work: ${noise}`,
  ].join(' · ');
}

/** Throws one line when README.md has no place for the figures. */
export async function checkBlock(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (!BLOCK.test(text)) throw new Error(`${path} has no <!-- bench --> … <!-- /bench --> block to write to`);
}

export async function writeBlock(path: string, content: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace(BLOCK, () => `<!-- bench -->\n${content}\n<!-- /bench -->`),
  );
}

function verdict(met: boolean | null): string {
  if (met === null) return '';
  return met ? 'met' : '**missed**';
}
