import type { Command, CommandContext } from './command';

/** What helps when something went wrong that nobody expected. */
export function reportCommands({ workspace }: CommandContext): Command[] {
  return [
    {
      id: 'show-report',
      group: 'workspace',
      title: (words) => words('report.show'),
      when: () => true,
      needsHost: true,
      run: () => workspace.show({ kind: 'report' }),
    },
  ];
}
