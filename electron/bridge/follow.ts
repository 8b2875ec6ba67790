import type { HostNotice, HostNoticeName } from '@shared/contract/commands';
import type { JobsDesk } from './jobsDesk';
import { type Marks, tellMarks } from './marks';
import type { OpenDesk } from './openDesk';
import type { RecordingDesk } from './recordingDesk';
import type { RulesDesk } from './rulesDesk';
import type { ScenarioDesk } from './scenarioDesk';

/** The rooms behind a host whose state its views are told. */
export interface Desks {
  readonly scenarios: ScenarioDesk;
  readonly jobs: JobsDesk;
  readonly openings: OpenDesk;
  readonly recordings: RecordingDesk;
  readonly rules: RulesDesk;
}

export type Notify = <N extends HostNoticeName>(name: N, notice: HostNotice<N>) => void;

/** Tells how everything stands, and every change from now on; the answer ends that. */
export function follow(desks: Desks, marks: Marks, notify: Notify): () => void {
  const { scenarios, jobs, openings, recordings, rules } = desks;
  notify('scenario', { run: scenarios.state });
  notify('jobs', { jobs: [...jobs.state] });
  notify('open', openings.state);
  notify('recordings', { recordings: [...recordings.state] });
  notify('rules', rules.state);
  const stops = [
    scenarios.onChanged((run) => notify('scenario', { run })),
    jobs.onChanged((state) => notify('jobs', { jobs: [...state] })),
    openings.onChanged((notice) => notify('open', notice)),
    recordings.onChanged((state) => notify('recordings', { recordings: [...state] })),
    rules.onChanged((notice) => notify('rules', notice)),
    tellMarks(marks, (notice) => notify('marks', notice)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
