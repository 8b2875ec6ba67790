import type { Command, CommandContext } from './command';

/** The rules by which the active session answers by itself. */
export function rulesCommands({ workspace }: CommandContext): Command[] {
  const session = workspace.activeSession;
  return [
    {
      id: 'rules',
      group: 'tools',
      title: (words) => words('rules.command'),
      when: () => session !== undefined,
      needsHost: true,
      run: () => {
        if (session !== undefined) workspace.show({ kind: 'rules', session: session.session });
      },
    },
  ];
}
