import type { EventRow } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import type { IDockviewPanelProps } from 'dockview-react';
import { useCallback } from 'react';
import { Events } from '../../features/events/index';
import { Explanation } from '../../features/explain/index';
import { useHost, useHostState } from '../../host/index';
import { useWords } from '../../ui/index';

const JOURNAL = 0;

export function EventsPanel(_: IDockviewPanelProps) {
  const host = useHost();
  const { t, language } = useWords();
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const describe = useCallback((row: EventRow) => eventWords(row, t, language), [t, language]);
  return (
    <Events
      source={host.source(JOURNAL)}
      epochMs={epochMs}
      describe={describe}
      explain={(row, close) => <Explanation row={row} epochMs={epochMs} onClose={close} />}
    />
  );
}
