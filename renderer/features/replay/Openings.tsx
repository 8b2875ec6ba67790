import { OPENED_SESSIONS_MAX, type OpeningState } from '@shared/contract/openRecording';
import { formatBytes, formatNumber } from '@shared/i18n/index';
import { useHost, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';
import './replay.css';

/** The recordings that are being opened, and what came of those that were. */
export function Openings() {
  const { t } = useWords();
  const openings = useHostState((state) => state.opened.openings);
  if (openings.length === 0) return null;
  return (
    <section className="openings" aria-label={t('open.list')}>
      {openings.map((opening) => (
        <OpeningLine key={opening.opening} opening={opening} />
      ))}
    </section>
  );
}

function OpeningLine({ opening }: { readonly opening: OpeningState }) {
  const host = useHost();
  const { t, language } = useWords();
  const isReading = opening.status === 'reading';
  const { opening: number, passedOver, size, read } = opening;
  const isBad = opening.status === 'failed' || opening.status === 'broken';
  return (
    <Banner
      tone={isBad ? 'warn' : 'plain'}
      actions={
        <Button
          small
          onClick={() => void host.call(isReading ? 'open.cancel' : 'open.dismiss', { opening: number })}
        >
          {t(isReading ? 'open.cancel' : 'open.dismiss')}
        </Button>
      }
    >
      <span className="figures">{useOpeningWords(opening)}</span>{' '}
      {isReading && <progress className="opening-progress" max={Math.max(1, size)} value={read} />}
      {!isReading && passedOver > 0 && (
        <span className="opening-more">
          {t('open.passedOver', {
            n: formatNumber(passedOver, language),
            max: formatNumber(OPENED_SESSIONS_MAX, language),
          })}
        </span>
      )}
    </Banner>
  );
}

function useOpeningWords(opening: OpeningState): string {
  const { t, language } = useWords();
  const name = opening.file.split(/[\\/]/).at(-1) ?? opening.file;
  const facts = {
    name,
    read: formatBytes(opening.read, language),
    size: formatBytes(opening.size, language),
    sessions: formatNumber(opening.sessions.length, language),
    packets: formatNumber(opening.packets, language),
  };
  switch (opening.status) {
    case 'reading':
      return t('open.reading', facts);
    case 'done':
      return opening.sessions.length === 0 ? t('open.nothing', facts) : t('open.done', facts);
    case 'cancelled':
      return t('open.cancelled', facts);
    case 'broken':
      return t('open.broken', facts);
    case 'failed':
      return t('open.failedReading', { name, detail: opening.detail });
  }
}
