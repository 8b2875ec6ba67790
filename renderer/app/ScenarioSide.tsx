import type { ScenarioRunState } from '@shared/contract/scenario';
import { useCallback, useMemo } from 'react';
import { type ScenarioActions, ScenarioPanel } from '../features/scenarios/index';
import { useHostState } from '../host/index';
import { useWords } from '../ui/index';
import { ErrorBoundary } from './ErrorBoundary';
import { actScenario, chooseScenario, leaveScenario, playScenario, startScenario } from './scenarioVerbs';
import { useCast } from './useCast';
import { useWorkspace, useWorkspaceState } from './WorkspaceContext';

/** The running scenario, beside the panes; below them where there is no room. */
export function ScenarioSide() {
  const run = useHostState((state) => state.scenario);
  if (run === null) return null;
  return (
    <ErrorBoundary>
      <div className="shell-side" data-region="scenario">
        <Running run={run} />
      </div>
    </ErrorBoundary>
  );
}

function Running({ run }: { readonly run: ScenarioRunState }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const hasHost = useHostState((state) => state.status.kind === 'connected');
  const isWanted = useWorkspaceState((state) => state.wantedRun === run.run);
  const cast = useCast(run);
  const onFocused = useCallback(() => workspace.store.setState({ wantedRun: null }), [workspace]);
  const { run: number, scenario } = run;
  const actions = useMemo<ScenarioActions>(
    () => ({
      act: () => {
        const state = workspace.host.store.getState().scenario;
        if (state?.run === number) actScenario(workspace, state, t);
      },
      play: (playing) => playScenario(workspace, number, playing, t),
      start: (chosen) =>
        // Starting over is not leaving: nothing is asked.
        chosen === scenario ? void startScenario(workspace, chosen, t) : chooseScenario(workspace, chosen, t),
      leave: (keepPanes) => leaveScenario(workspace, number, keepPanes, t),
      choose: () => workspace.show({ kind: 'scenarios' }),
      // The dock shows a wanted pane and gives it the focus.
      showPane: (session) => workspace.store.setState({ wanted: session }),
      showLayers: () => workspace.show({ kind: 'layers' }),
    }),
    [workspace, number, scenario, t],
  );
  return (
    <ScenarioPanel
      run={run}
      cast={cast}
      hasHost={hasHost}
      isWanted={isWanted}
      onFocused={onFocused}
      actions={actions}
    />
  );
}
