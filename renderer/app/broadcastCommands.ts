import type { Command, CommandContext } from './command';

/** Switches broadcasting of what is typed on and off. */
export function broadcastCommands({ workspace }: CommandContext): Command[] {
  return [
    {
      id: 'broadcast',
      group: 'tools',
      title: (t) => t(workspace.broadcast.isOn ? 'broadcast.stop' : 'broadcast.start'),
      shortcut: 'Mod+Shift+Y',
      when: () => workspace.broadcast.isOn || workspace.host.store.getState().sessions.size > 0,
      run: () => workspace.broadcast.toggle(),
    },
  ];
}
