import type { HostNotice, HostNoticeName } from '@shared/contract/commands';
import type { Desks } from './desks';
import { tellMarks } from './marks';

export type Notify = <N extends HostNoticeName>(name: N, notice: HostNotice<N>) => void;

/** Tells how everything stands, and every change from now on; the answer ends that. */
export function follow(desks: Desks, notify: Notify): () => void {
  const { scenarios, jobs, openings, recordings, rules, marks, settings, desktop, workspace } = desks;
  notify('settings', settings.state);
  notify('desktop', desktop.state);
  // Before the sessions are told: their panes come back to their places.
  if (workspace !== null) notify('workspace', workspace.state);
  notify('scenario', { run: scenarios.state });
  notify('jobs', { jobs: [...jobs.state] });
  notify('open', openings.state);
  notify('recordings', { recordings: [...recordings.state] });
  notify('rules', rules.state);
  const stops = [
    settings.onChanged((notice) => notify('settings', notice)),
    desktop.onChanged((notice) => notify('desktop', notice)),
    scenarios.onChanged((run) => notify('scenario', { run })),
    jobs.onChanged((state) => notify('jobs', { jobs: [...state] })),
    openings.onChanged((notice) => notify('open', notice)),
    recordings.onChanged((state) => notify('recordings', { recordings: [...state] })),
    rules.onChanged((notice) => notify('rules', notice)),
    tellMarks(marks, (notice) => notify('marks', notice)),
  ];
  if (workspace !== null) stops.push(workspace.onChanged((notice) => notify('workspace', notice)));
  return () => {
    for (const stop of stops) stop();
  };
}
