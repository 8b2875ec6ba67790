import { formatNumber } from '@shared/i18n/format';
import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import type { TrafficView } from './view/trafficView';

/** Says that the rows stand still, and what came meanwhile. */
export function PauseBar({ view, onResume }: { readonly view: TrafficView; readonly onResume: () => void }) {
  const { t, language } = useWords();
  const { newRows } = useSyncExternalStore(view.state.subscribe, view.state.get);
  const count = { count: newRows, n: formatNumber(newRows, language) };
  return (
    <div className="traffic-paused" role="status">
      <span className="traffic-paused-words">
        {newRows === 0 ? t('traffic.view.paused') : t('traffic.view.pausedNew', count)}
      </span>
      <Button small onClick={onResume}>
        {t('traffic.view.resume')}
      </Button>
    </div>
  );
}
