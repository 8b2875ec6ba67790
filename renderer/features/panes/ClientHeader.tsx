import { formatAddress, sameAddress } from '@shared/contract/address';
import type { SessionState } from '@shared/contract/state';
import { formatDuration } from '@shared/i18n/index';
import { addressOf, useRoster, useSockets } from '../../host/index';
import { CopyButton, useWords } from '../../ui/index';
import { ActionBar } from './ActionBar';
import type { PaneActions, VerbKeys } from './actions';
import { Banners } from './Banners';
import { Counters } from './Counters';
import { Descriptor } from './Descriptor';
import { KernelQueues } from './KernelQueues';
import { Phase } from './Phase';
import { SocketVerbs } from './SocketVerbs';
import { StateBadge } from './StateBadge';
import { useConnectTime } from './useConnectTime';

export function ClientHeader(props: {
  readonly session: SessionState;
  readonly actions: PaneActions;
  readonly keys: VerbKeys;
}) {
  const { session, actions, keys } = props;
  const { t, language } = useWords();
  const socket = useRoster(session.session)[0];
  const sockets = useSockets(session.session);
  const kernel = sockets.get(socket?.socket ?? 0)?.kernel ?? null;
  const took = useConnectTime(session.session, socket?.socket ?? null);
  const ends =
    socket === undefined || socket.local === null || socket.remote === null
      ? null
      : { local: socket.local, remote: socket.remote };
  const address =
    ends === null ? addressOf(session) : `${formatAddress(ends.local)} ⇄ ${formatAddress(ends.remote)}`;
  return (
    <header className="pane-head">
      <div className="pane-line">
        <Phase phase={session.phase} />
        <span className="pane-address mono" title={address}>
          {address}
        </span>
        <CopyButton text={address} label={t('panes.copyAddress')} copiedLabel={t('common.copied')} />
        <StateBadge kernel={socket === undefined ? session.kernel : socket.kernel} />
        <ActionBar session={session} actions={actions} keys={keys} />
      </div>
      <div className="pane-line pane-line-quiet">
        {took !== null && (
          <span className="pane-took figures" title={t('panes.connectedIn')}>
            {formatDuration(took, language)}
          </span>
        )}
        <Descriptor kernel={kernel} />
        <Counters session={session.session} />
        <KernelQueues kernel={kernel} />
        {socket !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
          <span
            className="pane-socket"
            role="group"
            aria-label={t('panes.connectionActions', { n: socket.socket })}
          >
            {socket.phase !== 'open' && (
              <span className="connection-phase">{t(`panes.socketPhase.${socket.phase}`)}</span>
            )}
            {socket.readingPaused && <span className="connection-phase">{t('panes.readingPaused')}</span>}
            <SocketVerbs socket={socket} actions={actions} />
          </span>
        )}
      </div>
      <Banners
        session={session}
        peerEnded={socket?.phase === 'peer-ended'}
        selfConnected={ends !== null && sameAddress(ends.local, ends.remote)}
        actions={actions}
      />
    </header>
  );
}
