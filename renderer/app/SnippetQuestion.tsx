import { useMemo } from 'react';
import { type Snippet, type SnippetContent, SnippetDialog } from '../features/snippets/index';
import { keyText } from './dock/SnippetsDockPanel';
import { variableReader } from './snippets';
import { useWorkspace } from './WorkspaceContext';

/** The dialog of one snippet; what is saved goes into the library. */
export function SnippetQuestion(props: {
  readonly editing: Snippet | null;
  readonly content: SnippetContent;
  readonly onClose: () => void;
}) {
  const { editing, content, onClose } = props;
  const workspace = useWorkspace();
  const readVariable = useMemo(() => variableReader(workspace), [workspace]);
  const { name, folder, mode, encoding, ending, key, text } = content;
  return (
    <SnippetDialog
      editing={editing}
      content={{ name, folder, mode, encoding, ending, key, text }}
      snippets={workspace.snippets.snippets}
      readVariable={readVariable}
      keyText={keyText}
      onSave={(saved) => workspace.snippets.put(saved, editing?.id)}
      onClose={onClose}
    />
  );
}
