import { type RefObject, useCallback } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Transfers, useFileDrop } from '../features/sendFile/index';
import { useHostState } from '../host/index';
import { useWords } from '../ui/index';
import { dropFiles } from './dropFiles';
import { paneName } from './sendBytes';
import { useWorkspace } from './WorkspaceContext';

/** The files of a pane: dropped anywhere on it, and shown above its message box while they go. */
export function SendFileSlot(props: {
  readonly session: number;
  readonly pane: RefObject<HTMLElement | null>;
}) {
  const { session, pane } = props;
  const workspace = useWorkspace();
  const { t } = useWords();
  const canSend = useHostState(({ sessions }) => (sessions.get(session)?.open ?? 0) > 0);
  const transfers = useStore(
    workspace.files.store,
    useShallow((state) => state.transfers.filter((transfer) => transfer.session === session)),
  );
  const onFiles = useCallback(
    (files: readonly File[]) => {
      // With nobody to send them to they are meant to be opened.
      if (canSend) workspace.sendFiles(session, files);
      else dropFiles(workspace, t, files);
    },
    [workspace, session, canSend, t],
  );
  const isOver = useFileDrop(pane, onFiles);
  return (
    <>
      {isOver && (
        <div className="file-drop">
          {canSend ? t('sendFile.drop', { pane: paneName(workspace, t, session) }) : t('sendFile.dropNobody')}
        </div>
      )}
      {transfers.length > 0 && <Transfers queue={workspace.files} transfers={transfers} />}
    </>
  );
}
