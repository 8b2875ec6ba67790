import { OPENED_SESSIONS_MAX, type OpeningState } from '@shared/contract/openRecording';
import { formatBytes, formatExactBytes, formatNumber } from '@shared/i18n/index';
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
  const { t } = useWords();
  const isReading = opening.status === 'reading';
  const { opening: number, size, read } = opening;
  return (
    <Banner
      tone={opening.flaw === null && opening.dropped === 0 ? 'plain' : 'warn'}
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
      {!isReading && <MoreWords opening={opening} />}
    </Banner>
  );
}

/** How it went: what could be read first, then why not all of it. */
function useOpeningWords({ status, flaw, file, detail, ...opening }: OpeningState): string {
  const { t, language } = useWords();
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const facts = {
    name,
    detail,
    read: formatBytes(opening.read, language),
    size: formatBytes(opening.size, language),
    sessions: formatNumber(opening.sessions.length, language),
    packets: formatNumber(opening.packets, language),
    good: formatExactBytes(opening.understood, language),
    rest: formatExactBytes(opening.size - opening.understood, language),
  };
  if (status === 'reading') return t('open.reading', facts);
  if (status === 'cancelled') return t('open.cancelled', facts);
  if (status === 'failed') return t(`open.flaw.${flaw ?? 'foreign'}`, facts);
  const came =
    opening.sessions.length === 0
      ? t('open.nothing', facts)
      : t('open.done', { ...facts, count: opening.sessions.length });
  return flaw === null ? came : `${came}. ${t(`open.flaw.${flaw}`, facts)}`;
}

/** What of it is not shown. */
function MoreWords({ opening: { passedOver, dropped } }: { readonly opening: OpeningState }) {
  const { t, language } = useWords();
  const words = [
    passedOver > 0 &&
      t('open.passedOver', {
        n: formatNumber(passedOver, language),
        max: formatNumber(OPENED_SESSIONS_MAX, language),
      }),
    dropped > 0 && t('open.dropped', { size: formatBytes(dropped, language) }),
  ].filter((each) => each !== false);
  return words.length === 0 ? null : <span className="opening-more">{words.join(' ')}</span>;
}
