import { formatExactBytes } from '@shared/i18n/format';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../ui/words';
import type { TrafficView } from './view/trafficView';

/** Directions that are named; more would not fit, and nobody would read them. */
const MOST_NAMED = 4;

/** Frames that have begun and are no rows yet: without a word, their bytes would seem to be missing. */
export function PendingFrames({
  view,
  isServer,
}: {
  readonly view: TrafficView;
  readonly isServer: boolean;
}) {
  const { t, language } = useWords();
  const { pending } = useSyncExternalStore(view.state.subscribe, view.state.get);
  if (pending.length === 0) return null;
  const named = pending.slice(0, MOST_NAMED).map(({ type, socket, bytes }) => {
    const who = isServer ? `#${socket} ` : '';
    return `${who}${type === 'received' ? '←' : '→'} ${formatExactBytes(bytes, language)}`;
  });
  const rest = pending.length > MOST_NAMED ? ' …' : '';
  return (
    <p className="traffic-pending">{t('traffic.frame.pending', { frames: `${named.join(' · ')}${rest}` })}</p>
  );
}
