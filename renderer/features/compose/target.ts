import { formatAddress } from '@shared/contract/address';
import type { SocketState } from '@shared/contract/state';
import type { Translate } from '@shared/i18n/index';

export type To = number | 'all';

/** True while bytes can still be sent on it. */
export function canSend({ phase }: SocketState): boolean {
  return phase === 'open' || phase === 'peer-ended';
}

/** Whom the choice still means: everybody when that connection is gone. */
export function currentTarget(chosen: To, sockets: readonly SocketState[]): To {
  return sockets.some((socket) => socket.socket === chosen && canSend(socket)) ? chosen : 'all';
}

export interface TargetOption {
  readonly value: To;
  readonly text: string;
}

/** Everybody first, then each connection that takes bytes. */
export function targetOptions(sockets: readonly SocketState[], t: Translate): TargetOption[] {
  const open = sockets.filter(canSend);
  return [
    { value: 'all', text: t('compose.toAll', { n: open.length }) },
    ...open.map(({ socket, remote }) => ({
      value: socket,
      text: t('compose.toOne', {
        n: socket,
        address: remote === null ? t('panes.goneAddress') : formatAddress(remote),
      }),
    })),
  ];
}
