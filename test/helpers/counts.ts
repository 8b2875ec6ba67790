// How many checks a stage passed, failed and skipped, from its exit code and its JSON report.

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export type ReportKind = 'vitest' | 'playwright';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** A stage that has no report of its own is one check. */
export function countExit(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function parse(kind: ReportKind, json: string): Counts {
  if (kind === 'vitest') {
    const report = JSON.parse(json) as VitestReport;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }
  const { stats } = JSON.parse(json) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** A stage that crashed or ran nothing has failed, whatever its report says. */
export function countReport(kind: ReportKind, json: string | undefined, ok: boolean): Counts {
  if (json === undefined) return countExit(false);
  const counts = parse(kind, json);
  const ranNothing = counts.passed + counts.failed === 0;
  if (ranNothing || (!ok && counts.failed === 0)) return { ...counts, failed: counts.failed + 1 };
  return counts;
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
