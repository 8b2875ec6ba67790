import type { Sleep } from '@shared/contract/desktop';
import { formatDuration, formatList, formatNumber } from '@shared/i18n/index';
import { useHost, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';

const OVER: ReadonlySet<string> = new Set(['disconnected', 'failed']);

/** The computer slept while connections were open: what of them closed since, as far as anybody knows. */
export function SleepBanner() {
  const { t, language } = useWords();
  const host = useHost();
  const sleep = useHostState((state) => state.desktop.sleep);
  const again = useHostState((state) =>
    // A text, so that the same list is the same.
    (state.desktop.sleep?.lost ?? [])
      .filter(({ session, name }) => {
        const now = state.sessions.get(session);
        return name.kind === 'client' && now !== undefined && OVER.has(now.phase);
      })
      .map(({ session }) => session)
      .join(),
  );
  if (sleep === null) return null;
  const count = sleep.before;
  const reconnect = (): void => {
    for (const session of again.split(',')) void host.call('session.connect', { session: Number(session) });
  };
  return (
    <Banner
      tone={sleep.lost.length > 0 ? 'warn' : 'plain'}
      actions={
        <>
          {again !== '' && (
            <Button small onClick={reconnect}>
              {t('desktop.sleep.reconnect')}
            </Button>
          )}
          <Button small onClick={() => void host.call('sleep.dismiss', {})}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      <strong>{t('desktop.sleep.title', { time: formatDuration(sleep.sleptMs, language) })}</strong>{' '}
      {sleep.lost.length === 0
        ? t('desktop.sleep.intact', { count })
        : t('desktop.sleep.lost', { count, list: formatList(sleep.lost.map((lost) => nameOf(lost))) })}
    </Banner>
  );

  function nameOf({ name, connections, code }: Sleep['lost'][number]): string {
    const title = t(`panes.${name.kind}`, { address: name.address });
    const more = connections > 1 ? ` × ${formatNumber(connections, language)}` : '';
    return `${title}${more}${code === null ? '' : ` (${code})`}`;
  }
}
