import type { Problem } from '@shared/contract/report';

/** Who keeps the unexpected errors of a host and its pages, and tells them in a report. */
export interface ReportDesk {
  add(problem: Problem): void;
  text(): string;
}

/** A host that keeps nothing. */
export const NO_REPORT: ReportDesk = { add: () => undefined, text: () => '' };
