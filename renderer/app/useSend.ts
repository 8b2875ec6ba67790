import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import { useCallback } from 'react';
import { useWords } from '../ui/index';
import { sendBytes } from './sendBytes';
import { useWorkspace } from './WorkspaceContext';

/** Hands bytes to one socket of a session, or to all. At most SEND_BYTES at a time: whoever asks cuts larger input. */
export function useSend(
  session: number,
): (to: number | 'all', bytes: Uint8Array) => Promise<Result<{ sockets: number }, ErrorInfo>> {
  const workspace = useWorkspace();
  const { t } = useWords();
  return useCallback((to, bytes) => sendBytes(workspace, t, session, to, bytes), [workspace, t, session]);
}
