/** The report as people paste it into an issue. Pure. */
import type { Problem } from '../contract/report';

/** What the report says of the program and the system; no names of people or machines. */
export interface ReportFacts {
  readonly version: string;
  readonly host: string;
  readonly platform: string;
  /** Node, and Electron and Chromium where they are. */
  readonly runtime: string;
}

export interface DatedProblem extends Problem {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How often it happened in a row. */
  readonly times: number;
}

/** In English whatever the language of the page: developers read it. */
export function reportText(facts: ReportFacts, problems: readonly DatedProblem[]): string {
  const head = [
    `Bothends ${facts.version}, ${facts.host}`,
    `${facts.platform}, ${facts.runtime}`,
    'This report contains no traffic and no messages of errors, only where they were thrown.',
    '',
  ];
  if (problems.length === 0) return [...head, 'No unexpected error is on record.', ''].join('\n');
  const told = problems.flatMap(({ at, place, name, code, frames, times }) => [
    `${at} ${place}: ${[name, code].filter((word) => word !== null).join(' ')}${times > 1 ? ` (${times} times)` : ''}`,
    ...frames.map((frame) => `    at ${frame}`),
    '',
  ]);
  return [...head, ...told].join('\n');
}
