import { formatAddress } from '@shared/contract/address';
import type { SessionState } from '@shared/contract/state';
import { formatNumber } from '@shared/i18n/index';
import { Ear } from 'lucide-react';
import { useWords } from '../../ui/index';
import { Descriptor } from './Descriptor';
import { Fact } from './Fact';
import { StateBadge } from './StateBadge';

/** The sockets a server has: the one that listens, as long as it does, and how many there are with the connected ones. */
export function SocketStrip({ session }: { readonly session: SessionState }) {
  const { t, language } = useWords();
  const { local, phase, kernel, open } = session;
  const listensOn = phase === 'listening' ? local : null;
  const count = open + (listensOn === null ? 0 : 1);
  const queue = kernel?.receiveQueue ?? null;
  const n = (value: number): string => formatNumber(value, language);
  return (
    <div className="strip figures">
      {listensOn !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
        <span
          className="chip"
          role="group"
          aria-label={t('panes.strip.listening', { address: formatAddress(listensOn) })}
        >
          <Ear className="chip-icon" aria-hidden="true" />
          <span className="mono chip-address">{formatAddress(listensOn)}</span>
          <Descriptor kernel={kernel} />
          <StateBadge kernel={kernel} />
          {queue !== null && (
            <Fact evidence="kernel" meaning={t('panes.kernel.acceptQueueHint')} className="chip-queue">
              {t('panes.kernel.acceptQueue', { n: n(queue) })}
            </Fact>
          )}
        </span>
      )}
      <span className="strip-count">
        <Fact evidence="app" meaning={t('panes.strip.serverHint')}>
          {t('panes.strip.server', { n: n(count) })}
        </Fact>
        {open > 0 && (
          <Fact evidence="told" meaning={t('panes.strip.eachHint')}>
            {t('panes.strip.each')}
          </Fact>
        )}
      </span>
    </div>
  );
}
