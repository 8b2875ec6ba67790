import type { UpdateAct } from '@shared/contract/desktop';
import { formatNumber } from '@shared/i18n/index';
import { useHost, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';

/** Newer versions of the app: each step is the person's. */
export function UpdateBanner() {
  const { t, language } = useWords();
  const host = useHost();
  const update = useHostState((state) => state.desktop.update);
  const open = useHostState((state) => {
    let sockets = 0;
    for (const session of state.sessions.values()) sockets += session.open;
    return sockets;
  });
  const button = (act: UpdateAct, text: string, variant?: 'primary', disabled = false) => (
    <Button
      key={act}
      small
      {...(variant !== undefined && { variant })}
      disabled={disabled}
      onClick={() => void host.call('update.act', { act })}
    >
      {text}
    </Button>
  );
  const dismiss = button('dismiss', t('common.dismiss'));
  switch (update.kind) {
    case 'none':
      return null;
    case 'not-installed':
      return <Banner actions={dismiss}>{t('desktop.update.notInstalled')}</Banner>;
    case 'manual':
      return (
        <Banner actions={dismiss}>
          {t(`desktop.update.manual.${update.package}`, { page: update.page })}
        </Banner>
      );
    case 'checking':
      return <Banner>{t('desktop.update.checking')}</Banner>;
    case 'newest':
      return <Banner actions={dismiss}>{t('desktop.update.newest', update)}</Banner>;
    case 'available':
      return (
        <Banner
          actions={
            <>
              {button('download', t('desktop.update.download'), 'primary')}
              {button('dismiss', t('desktop.update.later'))}
            </>
          }
        >
          {t('desktop.update.available', update)}
        </Banner>
      );
    case 'downloading': {
      const percent = formatNumber(update.percent, language);
      return (
        <Banner actions={button('cancel', t('desktop.update.cancel'))}>
          {/* Read out once, not with every percent. */}
          <span className="figures" aria-hidden="true">
            {t('desktop.update.downloading', { version: update.version, percent })}
          </span>{' '}
          <progress
            max={100}
            value={update.percent}
            aria-label={t('desktop.update.downloading', { version: update.version, percent })}
          />
        </Banner>
      );
    }
    case 'ready':
      return (
        <Banner
          actions={
            <>
              {button('install', t('desktop.update.install'), 'primary', open > 0)}
              {button('dismiss', t('desktop.update.later'))}
            </>
          }
        >
          {t('desktop.update.ready', update)}{' '}
          {open > 0 && <strong>{t('desktop.update.socketsOpen', { count: open })}</strong>}
        </Banner>
      );
    case 'installing':
      return <Banner>{t('desktop.update.installing', update)}</Banner>;
    case 'failed':
      return (
        <Banner
          tone="warn"
          actions={
            <>
              {button('check', t('desktop.update.again'))}
              {dismiss}
            </>
          }
        >
          {t(`desktop.update.failed.${update.step}`, { detail: update.detail })}
        </Banner>
      );
  }
}
