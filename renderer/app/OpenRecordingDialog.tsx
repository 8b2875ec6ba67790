import { OpenDialog } from '../features/replay/index';
import { useHostState } from '../host/index';
import { useWords } from '../ui/index';
import { openFiles } from './openRecording';
import { useWorkspace } from './WorkspaceContext';

/** Asks for a recording. On a desktop the system's own dialog has asked for files already: here it is paths alone. */
export function OpenRecording({ onClose }: { readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const isDesktop = useHostState((state) => state.hello?.host === 'desktop');
  const onFile = (file: File): void => void openFiles(workspace, t, [file]);
  return <OpenDialog onFile={isDesktop ? null : onFile} onClose={onClose} />;
}
