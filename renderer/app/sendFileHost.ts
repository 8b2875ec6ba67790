import { toBase64 } from '@shared/bytes/base64';
import type { FileHost } from '../features/sendFile/index';
import type { Host } from '../host/index';

/** How the files of the page reach the sockets. */
export function sendFileHost(host: Host): FileHost {
  return {
    sockets: (session, to) =>
      (host.store.getState().rosters.get(session) ?? [])
        .filter(({ phase }) => phase === 'open' || phase === 'peer-ended')
        .map(({ socket }) => socket)
        .filter((socket) => to === 'all' || socket === to),
    send: (session, sockets, bytes, atMost) =>
      host.call('file.send', { session, sockets: [...sockets], data: toBase64(bytes), atMost }),
    now: () => performance.now(),
  };
}
