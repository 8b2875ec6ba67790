import { useCallback } from 'react';
import { useStore } from 'zustand';
import { type Matter, nextSteps, type Step, type StepAction } from '../features/explain/index';
import { useHostState } from '../host/index';
import { useWords } from '../ui/index';
import { runStep } from './runStep';
import { useWorkspace } from './WorkspaceContext';

/** The next steps of something, by what the app knows now, and how they are done. */
export function useSteps(matter: Matter): {
  readonly steps: readonly Step[];
  readonly run: (action: StepAction) => void;
} {
  const workspace = useWorkspace();
  const { t } = useWords();
  const sessions = useHostState((state) => state.sessions);
  const sockets = useHostState((state) => state.sockets);
  const platform = useHostState((state) => state.hello?.platform ?? '');
  const isConnected = useHostState((state) => state.status.kind === 'connected');
  const { book } = useStore(workspace.wires);
  // What was true when the host was lost need not be true now.
  const steps = isConnected
    ? nextSteps(matter, { sessions, sockets, platform, twin: (end) => book.twin(end) })
    : [];
  const run = useCallback((action: StepAction) => runStep(workspace, action, t), [workspace, t]);
  return { steps, run };
}
