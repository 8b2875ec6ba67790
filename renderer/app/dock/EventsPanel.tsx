import type { EventRow } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import type { IDockviewPanelProps } from 'dockview-react';
import { useCallback } from 'react';
import { Events } from '../../features/events/index';
import { useHost, useHostState } from '../../host/index';
import { Button, useWords } from '../../ui/index';
import { ExplainedRow } from '../ExplainedRow';
import { pointAt } from '../pointing';
import { useWorkspace } from '../WorkspaceContext';

const JOURNAL = 0;

export function EventsPanel(_: IDockviewPanelProps) {
  const host = useHost();
  const workspace = useWorkspace();
  const { t, language } = useWords();
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const describe = useCallback((row: EventRow) => eventWords(row, t, language), [t, language]);
  const onChosen = useCallback(
    (row: EventRow | null) => workspace.point(row === null ? null : pointAt('events', row)),
    [workspace],
  );
  return (
    <Events
      source={host.source(JOURNAL)}
      epochMs={epochMs}
      describe={describe}
      explain={(row, close) => (
        <>
          <GoTo row={row} />
          <ExplainedRow row={row} onClose={close} />
        </>
      )}
      onChosen={onChosen}
    />
  );
}

/** Goes to a row in its pane, as long as there is one: the list also knows the events of closed sessions. */
function GoTo({ row }: { readonly row: EventRow }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const isOpen = useHostState(({ sessions }) => sessions.has(row.session));
  if (!isOpen) return null;
  return (
    <p className="events-go">
      <Button small onClick={() => workspace.goTo(row, 'events')}>
        {t('events.goTo')}
      </Button>
    </p>
  );
}
