import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@shared/contract/report';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Report } from '../../../../electron/report/index';
import { ProblemLog } from '../../../../electron/report/problemLog';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-report-'));
  file = join(folder, 'logs/problems.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problem = (name: string): Problem => ({ place: 'page', name, code: null, frames: ['a/b.js:1:2'] });

describe('the file of problems', () => {
  it('is made when there is something to keep, for its owner only', () => {
    const log = new ProblemLog(file);
    expect(log.newest()).toEqual([]);
    log.add(problem('A'), new Date(0));
    expect(log.newest()).toEqual([{ ...problem('A'), at: '1970-01-01T00:00:00.000Z', times: 1 }]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('outlives the process, and counts what comes again and again', () => {
    for (const name of ['A', 'B', 'B', 'B', 'A']) new ProblemLog(file).add(problem(name));
    expect(new ProblemLog(file).newest().map(({ name, times }) => [name, times])).toEqual([
      ['A', 1],
      ['B', 3],
      ['A', 1],
    ]);
  });

  it('leaves out what cannot be read', () => {
    const log = new ProblemLog(file);
    log.add(problem('A'));
    appendFileSync(file, '{"half a li\n{"place":"elsewhere"}\n\n');
    log.add(problem('B'));
    expect(log.newest().map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('stays small: the oldest go', () => {
    const log = new ProblemLog(file);
    const large = { ...problem('A'), frames: Array.from({ length: 30 }, () => 'x'.repeat(200)) };
    for (let i = 0; i < 120; i++) log.add({ ...large, name: `N${i}` });
    expect(statSync(file).size + statSync(`${file}.old`).size).toBeLessThan(600 * 1024);
    expect(log.newest().at(-1)?.name).toBe('N119');
    expect(log.newest()).toHaveLength(50);
  });

  it('remembers what it cannot write', () => {
    mkdirSync(join(folder, 'logs'));
    mkdirSync(file);
    const log = new ProblemLog(file);
    log.add(problem('A'));
    expect(log.newest().map(({ name }) => name)).toEqual(['A']);
  });
});

describe('the report of a process', () => {
  const facts = { version: '1', host: 'web', platform: 'p', runtime: 'r' };

  it('keeps what is thrown where nobody catches it, and gives up when it does not stop', () => {
    const report = new Report(file, facts);
    const told: unknown[] = [];
    let gaveUp = 0;
    // The test runner listens too; it must not hear what is thrown here.
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const stop = report.watchProcess(
      (error) => told.push(error),
      () => gaveUp++,
    );
    onTestFinished(() => {
      stop();
      for (const each of others) process.on('uncaughtException', each);
    });
    const error = new TypeError('what was sent: hunter2');
    process.emit('uncaughtException', error);
    expect(told).toEqual([error]);
    expect(report.text()).toContain('host: TypeError');
    expect(readFileSync(file, 'utf8')).not.toContain('hunter2');
    expect(gaveUp).toBe(0);
    for (let i = 0; i < 20; i++) process.emit('uncaughtException', error);
    expect(gaveUp).toBe(1);
  });

  it('reads what an older version wrote as far as it can', () => {
    mkdirSync(join(folder, 'logs'));
    writeFileSync(
      file,
      `${JSON.stringify({ ...problem('Old'), at: 'x' })}\n${JSON.stringify({ message: 'y' })}\n`,
    );
    expect(new Report(file, facts).text()).toContain('page: Old');
  });
});
