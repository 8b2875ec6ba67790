import { NEW_SNIPPET } from '../features/snippets/index';
import type { Command, CommandContext } from './command';
import { runSnippet } from './snippets';

/** The panel of snippets, the message in the box as a new one, and each snippet by its name and key. */
export function snippetCommands({ workspace, t }: CommandContext): Command[] {
  const there = (): boolean => workspace.activeSession !== undefined;
  return [
    {
      id: 'show-snippets',
      group: 'workspace',
      title: (words) => words('snippets.toggle'),
      shortcut: 'Mod+Shift+X',
      when: () => true,
      run: () => workspace.dock?.toggle('snippets'),
    },
    {
      id: 'save-message',
      group: 'tools',
      title: (words) => words('snippets.saveMessage'),
      when: () => there() && !workspace.snippets.isFull,
      run: () => {
        const written = workspace.activePane?.messageBox()?.written();
        if (written === undefined) return;
        // Braces in the box are braces.
        const text = written.mode === 'text' ? written.text.replaceAll('{{', '\\x7b\\x7b') : written.text;
        workspace.show({ kind: 'snippet', editing: null, content: { ...NEW_SNIPPET, ...written, text } });
      },
    },
    ...workspace.snippets.snippets.map(
      (snippet): Command => ({
        id: `snippet-${snippet.id}`,
        group: 'session',
        title: (words) => words('snippets.command', { name: snippet.name }),
        ...(snippet.key !== null && { shortcut: snippet.key }),
        when: there,
        needsHost: true,
        run: () => void runSnippet(workspace, t, snippet),
      }),
    ),
  ];
}
