import { RulesBadge } from '../features/rules/index';
import { useHostState } from '../host/index';
import { useWorkspace } from './WorkspaceContext';

/** The mark of a pane whose session answers by rules. */
export function SessionRules({ session }: { readonly session: number }) {
  const workspace = useWorkspace();
  const state = useHostState(({ rules }) => rules.get(session));
  if (state === undefined || state.active === 0) return null;
  return <RulesBadge state={state} onOpen={() => workspace.show({ kind: 'rules', session })} />;
}
