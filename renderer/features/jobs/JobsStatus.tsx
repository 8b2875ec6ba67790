import { formatNumber } from '@shared/i18n/index';
import { Square } from 'lucide-react';
import { useHostState } from '../../host/index';
import { useWords } from '../../ui/index';

/** How many jobs run anywhere, and the way to stop them all; nothing while none runs. */
export function JobsStatus(props: { readonly keys: string | undefined; readonly onStopAll: () => void }) {
  const { keys, onStopAll } = props;
  const { t, language } = useWords();
  const count = useHostState(({ jobs }) => jobs.filter(({ outcome }) => outcome === 'running').length);
  if (count === 0) return null;
  const title = keys === undefined ? t('jobs.stopAll') : `${t('jobs.stopAll')} (${keys})`;
  return (
    <button type="button" className="status-button jobs-running" title={title} onClick={onStopAll}>
      <Square aria-hidden="true" />
      {t('jobs.running', { count, n: formatNumber(count, language) })}
    </button>
  );
}
