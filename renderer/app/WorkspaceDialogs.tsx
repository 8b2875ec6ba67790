import { useStore } from 'zustand';
import {
  NotesDialog,
  OpenWorkspaceDialog,
  ReplaceQuestion,
  SaveWorkspaceDialog,
} from '../features/workspace/index';
import { useWords } from '../ui/index';
import { useWorkspace } from './WorkspaceContext';
import type { OpenDialog } from './workspace';
import { downloadWorkspace, openWorkspaceFile, replaceBy, replaceNow, saveWorkspace } from './workspaceVerbs';

export type WorkspaceDialog = Extract<OpenDialog, { kind: `workspace-${string}` }>;

/** The questions about the workspace itself. */
export function WorkspaceDialogs({ dialog, onClose }: { dialog: WorkspaceDialog; onClose: () => void }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const { notes, isSnippetsTooLarge } = useStore(workspace.file.store);
  switch (dialog.kind) {
    case 'workspace-open':
      return (
        <OpenWorkspaceDialog
          onClose={onClose}
          onOpen={(wish) => replaceBy(workspace, t, wish)}
          onFile={(file) => void openWorkspaceFile(workspace, t, file)}
        />
      );
    case 'workspace-save':
      return (
        <SaveWorkspaceDialog
          isSnippetsTooLarge={isSnippetsTooLarge}
          onClose={onClose}
          onDownload={() => downloadWorkspace(workspace, t)}
        />
      );
    case 'workspace-notes':
      return (
        <NotesDialog
          notes={notes}
          onClose={onClose}
          onChange={(changed) => workspace.file.setNotes(changed)}
        />
      );
    case 'workspace-replace':
      return (
        <ReplaceQuestion
          isNew={Object.keys(dialog.wish).length === 0}
          onClose={onClose}
          onSave={() => saveWorkspace(workspace, t)}
          onReplace={() => {
            onClose();
            void replaceNow(workspace, t, dialog.wish);
          }}
        />
      );
  }
}
