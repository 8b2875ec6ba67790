/** The file of unexpected errors: a line of JSON each, small, the oldest go. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Problem, problemSchema } from '@shared/contract/report';
import type { DatedProblem } from '@shared/report/reportText';
import { z } from 'zod';

/** Bytes after which the file becomes `.old`, and what was `.old` goes. */
const FILE_BYTES = 256 * 1024;
/** Problems a report tells. */
const TOLD = 50;

const lineSchema = problemSchema.extend({ at: z.string() });
type Line = z.infer<typeof lineSchema>;

export class ProblemLog {
  /** Those of this run that could not be written: a full disk must not silence the report. */
  private readonly unwritten: Line[] = [];

  constructor(readonly path: string) {}

  /** Written at once, before whatever comes next; never throws. */
  add(problem: Problem, at = new Date()): void {
    const line = { ...problem, at: at.toISOString() };
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      if ((statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) > FILE_BYTES) {
        renameSync(this.path, `${this.path}.old`);
      }
      appendFileSync(this.path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      this.unwritten.push(line);
      if (this.unwritten.length > TOLD) this.unwritten.shift();
    }
  }

  /** The newest problems, oldest first; the same one several times in a row is one. */
  newest(): DatedProblem[] {
    const lines = [...readLines(`${this.path}.old`), ...readLines(this.path), ...this.unwritten];
    const told: DatedProblem[] = [];
    for (const line of lines) {
      const last = told.at(-1);
      if (last !== undefined && isSame(last, line))
        told[told.length - 1] = { ...line, times: last.times + 1 };
      else told.push({ ...line, times: 1 });
    }
    return told.slice(-TOLD);
  }
}

function isSame(a: Problem, b: Problem): boolean {
  return a.place === b.place && a.name === b.name && a.code === b.code && a.frames.join() === b.frames.join();
}

/** Lines that cannot be read, the last of a run that was killed for instance, are left out. */
function readLines(path: string): Line[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      const parsed = lineSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
