import type { Command, CommandContext } from './command';

/** Opening recordings, and replaying what is in the one at hand. */
export function openCommands({ workspace }: CommandContext): Command[] {
  const session = workspace.activeSession;
  return [
    {
      id: 'open-path',
      group: 'workspace',
      title: (words) => words('open.byPath'),
      // Elsewhere the dialog asks for both.
      when: () => workspace.host.store.getState().hello?.host === 'desktop',
      needsHost: true,
      run: () => workspace.show({ kind: 'open' }),
    },
    {
      id: 'replay',
      group: 'tools',
      title: (words) => words('replay.command'),
      when: () => session !== undefined && session.recorded !== null,
      needsHost: true,
      run: () => {
        if (session !== undefined) workspace.show({ kind: 'replay', session: session.session });
      },
    },
  ];
}
