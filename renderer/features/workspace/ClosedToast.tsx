import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useHostState } from '../../host/index';
import { Button, IconButton, useWords } from '../../ui/index';
import { specName } from './words';
import './workspace.css';

/** Long enough to read and to reach; the command stays. */
const SHOWN_MS = 12_000;

type Said =
  | { readonly kind: 'closed'; readonly number: number; readonly pane: string }
  | { readonly kind: 'back'; readonly pane: string };

/** Says that a pane was closed, offers it back, and says what came back. */
export function ClosedToast(props: {
  readonly keys: string | undefined;
  /** The name of the pane that came back last; another object each time. */
  readonly back: { readonly pane: string } | null;
  readonly onReopen: (closed: number) => void;
}) {
  const { keys, back, onReopen } = props;
  const { t } = useWords();
  const newest = useHostState((state) => state.workspace?.closed[0] ?? null);
  const isKnown = useHostState((state) => state.workspace !== null);
  const seen = useRef<number | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  useEffect(() => {
    if (!isKnown) return;
    const number = newest?.number ?? 0;
    // What was closed before this page came is no news; a list that became shorter is none either.
    const isNews = seen.current !== null && number > seen.current;
    seen.current = Math.max(seen.current ?? 0, number);
    if (isNews && newest !== null) setSaid({ kind: 'closed', number, pane: specName(newest.spec, t) });
  }, [newest, isKnown, t]);
  useEffect(() => {
    if (back !== null) setSaid({ kind: 'back', pane: back.pane });
  }, [back]);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div className="workspace-toast" role="status">
      {said !== null && (
        <div className="workspace-toast-box">
          <span>
            {said.kind === 'closed'
              ? t('workspace.closed.text', { pane: said.pane })
              : t('workspace.closed.back', { pane: said.pane })}
          </span>
          {said.kind === 'closed' && (
            <Button small onClick={() => onReopen(said.number)}>
              {t('workspace.closed.undo')}
              {keys !== undefined && <kbd className="keys">{keys}</kbd>}
            </Button>
          )}
          <IconButton small label={t('common.dismiss')} icon={<X />} onClick={() => setSaid(null)} />
        </div>
      )}
    </div>
  );
}
