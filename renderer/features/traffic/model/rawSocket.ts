import type { SocketState } from '@shared/contract/state';

/** The connection a raw terminal shows: the one that is followed, the only one, or the newest of a client. */
export function rawSocket(
  isServer: boolean,
  sockets: readonly Pick<SocketState, 'socket'>[],
  follow: number | null,
): { readonly socket: number | null; readonly isAmbiguous: boolean } {
  if (follow !== null) return { socket: follow, isAmbiguous: false };
  const newest = sockets.reduce((most, { socket }) => Math.max(most, socket), 0);
  if (newest === 0) return { socket: null, isAmbiguous: false };
  const isAmbiguous = isServer && sockets.length > 1;
  return { socket: isAmbiguous ? null : newest, isAmbiguous };
}
