import type { ScenarioRunState } from '@shared/contract/scenario';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { CastMember } from '../features/scenarios/index';
import { addressOf, useHostState } from '../host/index';
import { endpointColour, useWords } from '../ui/index';
import { hueOf } from './endpointHues';
import { useWorkspace } from './WorkspaceContext';

/** The panes of a run, named and coloured as the dock does. */
export function useCast({ panes }: ScenarioRunState): readonly CastMember[] {
  const { t } = useWords();
  const workspace = useWorkspace();
  const hues = useStore(workspace.hues);
  const wires = useStore(workspace.wires);
  const sessions = useHostState((state) => state.sessions);
  return useMemo(
    () =>
      panes.flatMap(({ role, session }) => {
        const state = sessions.get(session);
        if (state === undefined) return [];
        const address = addressOf(state);
        if (state.spec.kind === 'tcp-server')
          return {
            role,
            session,
            title: t('panes.server', { address }),
            port: state.local?.port ?? null,
            colour: 'var(--text-2)',
          };
        // A closed connection keeps its colour, as on the tab.
        const known = wires.sockets.get(session)?.at(-1);
        const hue = known === undefined ? session : hueOf(hues, session, known.socket.socket);
        return {
          role,
          session,
          title: t('panes.client', { address }),
          port: null,
          colour: endpointColour(hue),
        };
      }),
    [panes, sessions, wires, hues, t],
  );
}
