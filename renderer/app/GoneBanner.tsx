import { formatHostPort, type SessionState } from '@shared/contract/index';
import { formatList } from '@shared/i18n/index';
import { useHost, useHostState } from '../host/index';
import { Banner, Button, useWords } from '../ui/index';
import { byPlace } from './dock/place';
import { isBack, specAgain } from './gone';
import { useWorkspace } from './WorkspaceContext';

/** The host was started anew: which sessions are gone, which came back stopped, and a way to have the others again. */
export function GoneBanner() {
  const { t } = useWords();
  const host = useHost();
  const workspace = useWorkspace();
  const gone = useHostState((state) => state.gone);
  const synced = useHostState((state) => state.synced);
  const sessions = useHostState((state) => state.sessions);
  // Which came back is only known when the new host has told all it has.
  if (gone === null || !synced) return null;
  const now = [...sessions.values()];
  const back = gone.filter((session) => isBack(session, now));
  const missing = gone.filter((session) => !isBack(session, now));
  const again = missing.filter(({ recorded }) => recorded === null);
  const nameOf = ({ spec, local }: SessionState): string => {
    const isServer = spec.kind === 'tcp-server';
    const address = formatHostPort(spec.host, isServer ? (local?.port ?? spec.port) : spec.port);
    return t(isServer ? 'panes.server' : 'panes.client', { address });
  };
  const openAgain = async (): Promise<void> => {
    host.dismissEngineChange();
    const kindOf = (session: SessionState) => (session.spec.kind === 'tcp-server' ? 'server' : 'client');
    // Servers first: the clients may have been theirs.
    for (const session of again.sort((a, b) => byPlace(kindOf(a), kindOf(b))))
      await workspace.report(nameOf(session), host.call('session.open', { spec: specAgain(session) }));
  };
  return (
    <Banner
      tone={missing.length > 0 ? 'warn' : 'plain'}
      urgent
      actions={
        <>
          {again.length > 0 && (
            <Button small variant="primary" onClick={() => void openAgain()}>
              {t('host.gone.openAgain')}
            </Button>
          )}
          <Button small onClick={() => host.dismissEngineChange()}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      <strong>{t('host.gone.title')}</strong>{' '}
      {missing.length > 0 && t('host.gone.missing', { list: formatList(missing.map(nameOf)) })}{' '}
      {back.length > 0 && t('host.gone.back', { list: formatList(back.map(nameOf)) })}
    </Banner>
  );
}
