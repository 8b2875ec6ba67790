import { formatAddress } from '@shared/contract/address';
import type { SessionState } from '@shared/contract/state';
import { addressOf, useRoster } from '../../host/index';
import { CopyButton, Select, useWords } from '../../ui/index';
import { ActionBar } from './ActionBar';
import type { PaneActions, VerbKeys } from './actions';
import { Banners } from './Banners';
import { Connections } from './Connections';
import { Counters } from './Counters';
import { Phase } from './Phase';
import { SocketStrip } from './SocketStrip';

/** A list nobody can scroll through is of no use; rows of any connection can be found in the traffic. */
const LISTED = 500;

export function ServerHeader(props: {
  readonly session: SessionState;
  readonly shown: number | null;
  readonly onShown: (socket: number | null) => void;
  readonly actions: PaneActions;
  readonly keys: VerbKeys;
}) {
  const { session, shown, onShown, actions, keys } = props;
  const { t } = useWords();
  const address = addressOf(session);
  const roster = useRoster(session.session);
  return (
    <header className="pane-head">
      <div className="pane-line">
        <Phase phase={session.phase} />
        <span className="pane-address mono" title={address}>
          {address}
        </span>
        <CopyButton text={address} label={t('panes.copyAddress')} copiedLabel={t('common.copied')} />
        {(roster.length > 1 || shown !== null) && (
          <Select
            small
            className="pane-shown"
            aria-label={t('panes.shown')}
            value={shown ?? ''}
            onChange={(event) => onShown(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t('panes.shownAll')}</option>
            {shown !== null && !roster.slice(0, LISTED).some((socket) => socket.socket === shown) && (
              <option value={shown}>#{shown}</option>
            )}
            {roster.slice(0, LISTED).map((socket) => (
              <option key={socket.socket} value={socket.socket}>
                #{socket.socket} {socket.remote === null ? '' : formatAddress(socket.remote)}
              </option>
            ))}
          </Select>
        )}
        <ActionBar session={session} actions={actions} keys={keys} />
      </div>
      <div className="pane-line pane-line-quiet">
        <Counters session={session.session} />
      </div>
      <Banners session={session} peerEnded={false} selfConnected={false} actions={actions} />
      {session.phase !== 'failed' && (
        <>
          <SocketStrip session={session} />
          {/* Nobody is asked to connect to what does not listen. */}
          {(roster.length > 0 || session.phase === 'listening') && (
            <Connections session={session.session} address={address} shown={shown} actions={actions} />
          )}
        </>
      )}
    </header>
  );
}
