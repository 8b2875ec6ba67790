import { pickFiles } from '../features/sendFile/index';
import type { Command, CommandContext } from './command';

export function sendFileCommands({ workspace }: CommandContext): Command[] {
  return [
    {
      id: 'send-file',
      group: 'tools',
      title: (t) => t('sendFile.command'),
      when: () => (workspace.activeSession?.open ?? 0) > 0,
      needsHost: true,
      run: () => {
        const session = workspace.activeSession?.session;
        if (session !== undefined) pickFiles((files) => workspace.sendFiles(session, files));
      },
    },
  ];
}
