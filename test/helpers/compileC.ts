import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const SOURCES = resolve(import.meta.dirname, '../fixtures/c');

/** A function that compiles one of the programs in fixtures/c and answers its path; all go with the test file. */
export function compiledPrograms(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'bothends-c-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => {
    const program = join(folder, name);
    execFileSync('cc', ['-O1', '-o', program, join(SOURCES, `${name}.c`)], { stdio: 'pipe' });
    return program;
  };
}
