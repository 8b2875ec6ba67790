import { toBase64 } from '@shared/bytes/base64';
import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import { useCallback } from 'react';
import { useHost } from '../host/index';

/** Hands bytes to one socket of a session, or to all. At most SEND_BYTES at a time: whoever asks cuts larger input. */
export function useSend(
  session: number,
): (to: number | 'all', bytes: Uint8Array) => Promise<Result<{ sockets: number }, ErrorInfo>> {
  const host = useHost();
  return useCallback(
    (to, bytes) => host.call('socket.send', { session, to, data: toBase64(bytes) }),
    [host, session],
  );
}
