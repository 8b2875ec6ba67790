import type { Command, CommandContext } from './command';

/** What goes on by itself on a session: beginning it, and ending all of it. */
export function jobCommands({ workspace, t }: CommandContext): Command[] {
  const session = workspace.activeSession;
  const { jobs, rosters } = workspace.host.store.getState();
  const isServer = session?.spec.kind === 'tcp-server';
  const isConnected = session !== undefined && (rosters.get(session.session)?.length ?? 0) > 0;
  const dialog = (job: 'repeat' | 'sequence' | 'check'): void => {
    if (session !== undefined) workspace.show({ kind: 'job', job, session: session.session });
  };
  return [
    {
      id: 'repeat',
      group: 'tools',
      title: (words) => words('jobs.repeatCommand'),
      when: () => isServer || isConnected,
      needsHost: true,
      run: () => dialog('repeat'),
    },
    {
      id: 'sequence',
      group: 'tools',
      title: (words) => words('jobs.sequenceCommand'),
      when: () => session !== undefined,
      needsHost: true,
      run: () => dialog('sequence'),
    },
    {
      id: 'echo-check',
      group: 'tools',
      title: (words) => words('echoCheck.command'),
      when: () => session?.spec.kind === 'tcp-client' && session.spec.behaviour.name === 'manual',
      needsHost: true,
      run: () => dialog('check'),
    },
    {
      id: 'stop-jobs',
      group: 'workspace',
      title: (words) => words('jobs.stopAll'),
      shortcut: 'Mod+B',
      when: () => jobs.some(({ outcome }) => outcome === 'running'),
      needsHost: true,
      run: () =>
        void workspace.report(t('jobs.stopAll'), workspace.host.call('jobs.stop-all', { session: null })),
    },
  ];
}
