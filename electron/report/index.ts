/** Unexpected errors of host and pages: kept in a file, told in a report that a person may copy. */
import type { Problem } from '@shared/contract/report';
import { problemOf } from '@shared/report/problem';
import { type ReportFacts, reportText } from '@shared/report/reportText';
import { ProblemLog } from './problemLog';

/** Unexpected errors of one process in a minute before it is no use going on. */
const TOO_MANY = 20;
const MINUTE_MS = 60_000;

export class Report {
  private readonly log: ProblemLog;

  /** `file`: where problems are kept. */
  constructor(
    file: string,
    private readonly facts: ReportFacts,
  ) {
    this.log = new ProblemLog(file);
  }

  add(problem: Problem): void {
    this.log.add(problem);
  }

  text(): string {
    return reportText(this.facts, this.log.newest());
  }

  /**
   * Keeps this process alive when something unexpected is thrown: the sessions of a person are worth more than a clean
   * exit. `tell` gets every such error; `giveUp` is called when they do not stop.
   */
  watchProcess(tell: (error: unknown) => void, giveUp: () => void): () => void {
    let times: number[] = [];
    const caught = (error: unknown): void => {
      this.add(problemOf('host', error));
      tell(error);
      const now = performance.now();
      times = [...times.filter((at) => now - at < MINUTE_MS), now];
      if (times.length > TOO_MANY) giveUp();
    };
    process.on('uncaughtException', caught);
    return () => void process.off('uncaughtException', caught);
  }
}

/** A process beside the main one went: of the GPU, or a page. Its reason is one of a fixed list of words. */
export function goneProblem(type: string, reason: string): Problem {
  return problemOf(
    'host',
    Object.assign(new Error(), {
      name: type.replace(/\W/g, ''),
      code: reason.replace(/\W/g, '_'),
      stack: '',
    }),
  );
}
