import { type ReactNode, type Ref, useState } from 'react';
import { addressOf, useSession } from '../../host/index';
import { useWords } from '../../ui/index';
import type { PaneActions, VerbKeys } from './actions';
import { ClientHeader } from './ClientHeader';
import { ServerHeader } from './ServerHeader';

export interface PaneProps {
  readonly session: number;
  readonly actions: PaneActions;
  readonly keys: VerbKeys;
  readonly ref?: Ref<HTMLElement>;
  /** What stands below the header, for the connection whose rows are shown (null: all); it may show another. */
  readonly children: (shown: number | null, onShown: (socket: number | null) => void) => ReactNode;
}

/** One session: its header above what is composed into it. */
export function Pane({ session: id, actions, keys, ref, children }: PaneProps) {
  const { t } = useWords();
  const session = useSession(id);
  const [shown, setShown] = useState<number | null>(null);
  if (session === undefined) return null;
  const isServer = session.spec.kind === 'tcp-server';
  const address = addressOf(session);
  return (
    <section
      ref={ref}
      className="pane"
      aria-label={isServer ? t('panes.server', { address }) : t('panes.client', { address })}
      tabIndex={-1}
    >
      {isServer ? (
        <ServerHeader session={session} shown={shown} onShown={setShown} actions={actions} keys={keys} />
      ) : (
        <ClientHeader session={session} actions={actions} keys={keys} />
      )}
      {children(shown, setShown)}
    </section>
  );
}
