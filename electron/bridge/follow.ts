import type { HostNotice, HostNoticeName } from '@shared/contract/commands';
import type { Desks } from './desks';
import { tellMarks } from './marks';

export type Notify = <N extends HostNoticeName>(name: N, notice: HostNotice<N>) => void;

/** Tells how everything stands, and every change from now on; the answer ends that. */
export function follow(desks: Desks, notify: Notify): () => void {
  const { scenarios, jobs, openings, recordings, rules, marks, settings } = desks;
  notify('settings', settings.state);
  notify('scenario', { run: scenarios.state });
  notify('jobs', { jobs: [...jobs.state] });
  notify('open', openings.state);
  notify('recordings', { recordings: [...recordings.state] });
  notify('rules', rules.state);
  const stops = [
    settings.onChanged((notice) => notify('settings', notice)),
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
