import { JobsStrip } from '../features/jobs/index';
import { useWorkspace } from './WorkspaceContext';

/** What goes on by itself on a session, in its pane. */
export function SessionJobs({ session }: { readonly session: number }) {
  const workspace = useWorkspace();
  const { host } = workspace;
  return (
    <JobsStrip
      session={session}
      onStop={(job) => void host.call('jobs.stop', { job })}
      onDismiss={(job) => void host.call('jobs.dismiss', { job })}
      onShowCheck={() => workspace.show({ kind: 'job', job: 'check', session })}
    />
  );
}
