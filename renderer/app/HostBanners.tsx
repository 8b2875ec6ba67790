import { formatDuration } from '@shared/i18n/index';
import { useEffect, useState } from 'react';
import { LinkBanner, SleepBanner, UpdateBanner } from '../features/desktop/index';
import { useHost, useHostState } from '../host/index';
import { Banner, Button, useWords } from '../ui/index';
import { GoneBanner } from './GoneBanner';
import { useWorkspace, useWorkspaceState } from './WorkspaceContext';
import { WorkspaceNews } from './WorkspaceNews';

/** How the page stands with its host, when that is worth a word; and the last command that failed. */
export function HostBanners() {
  const { t } = useWords();
  const workspace = useWorkspace();
  const status = useHostState((state) => state.status);
  useEffect(
    () => workspace.host.onShow((session) => workspace.store.setState({ wanted: session })),
    [workspace],
  );
  return (
    <div className="host-banners" data-region="banners">
      {status.kind === 'lost' && <Lost retryAt={status.retryAt} />}
      {status.kind === 'refused' && (
        <Banner tone="bad" urgent>
          {t('host.notAllowed')}
        </Banner>
      )}
      {status.kind === 'outdated' && (
        <Banner
          tone="bad"
          urgent
          actions={
            <Button small onClick={() => window.location.reload()}>
              {t('host.reload')}
            </Button>
          }
        >
          {t('host.otherVersion')}
        </Banner>
      )}
      <GoneBanner />
      <LinkBanner onFill={(spec) => workspace.show({ kind: 'fill', spec })} />
      <SleepBanner />
      <UpdateBanner />
      <WorkspaceNews />
      <Failure />
    </div>
  );
}

function Lost({ retryAt }: { retryAt: number }) {
  const { t, language } = useWords();
  const host = useHost();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1_000));
  return (
    <Banner
      tone="warn"
      urgent
      actions={
        <Button small onClick={() => host.retryNow()}>
          {t('host.retryNow')}
        </Button>
      }
    >
      <strong>{t('host.disconnected')}</strong> {t('host.disconnectedHint')}{' '}
      {/* The count is for the eye: read out every second it would be a nuisance. */}
      <span className="figures" aria-hidden="true">
        {seconds === 0
          ? t('host.reconnecting')
          : t('host.retryIn', { time: formatDuration(seconds * 1_000, language) })}
      </span>
    </Banner>
  );
}

function Failure() {
  const { t } = useWords();
  const workspace = useWorkspace();
  const failure = useWorkspaceState((state) => state.failure);
  if (failure === null) return null;
  const { what, error } = failure;
  const reason =
    error.explanation === 'bad-command' || error.explanation === 'internal'
      ? error.message
      : t(`explain.${error.explanation}.title`);
  return (
    <Banner
      tone="bad"
      urgent
      actions={
        <Button small onClick={() => workspace.store.setState({ failure: null })}>
          {t('common.dismiss')}
        </Button>
      }
    >
      {t('host.commandFailed', { what, reason })}
    </Banner>
  );
}
