import { formatNumber } from '@shared/i18n/format';
import { ArrowUp } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import type { TrafficView } from './view/trafficView';

/** What lies over the rows: older ones above, newer ones below, and a word when there are none. */
export function Overlays(props: {
  readonly view: TrafficView;
  readonly onDone: () => void;
  /** More to say above the rows. */
  readonly children?: ReactNode;
}) {
  const { view, onDone } = props;
  const { t, language } = useWords();
  const state = useSyncExternalStore(view.state.subscribe, view.state.get);
  return (
    <>
      {state.isEmpty && (
        <p className="traffic-empty">{t(state.cleared ? 'traffic.cleared' : 'traffic.empty')}</p>
      )}
      <div className="traffic-above">
        {props.children}
        {state.failure !== null && (
          <p className="traffic-notice" role="alert">
            {t('traffic.readFailed', { reason: t(`explain.${state.failure.explanation}.title`) })}
          </p>
        )}
        {state.missing && (
          <p className="traffic-notice" role="status">
            {t('traffic.goneRow')}
          </p>
        )}
        {state.loading && (
          <p className="traffic-notice" role="status">
            {t('traffic.loading')}
          </p>
        )}
        {!state.loading && state.atTop && state.hasOlder && (
          <Button small className="traffic-float" onClick={() => view.rows.older()}>
            <ArrowUp aria-hidden="true" />
            {t('traffic.loadOlder')}
          </Button>
        )}
      </div>
      {state.held && state.newRows > 0 && (
        <Button
          small
          className="traffic-float traffic-new"
          onClick={() => {
            view.scrollToEnd();
            onDone();
          }}
        >
          {t('traffic.newRows', { count: state.newRows, n: formatNumber(state.newRows, language) })}
        </Button>
      )}
    </>
  );
}
