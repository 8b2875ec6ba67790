import { formatHostPort } from '@shared/contract/address';
import type { RuleSet } from '@shared/contract/rules';
import { useEffect, useState } from 'react';
import { keepRules, NO_RULES, RulesDialog, readKeptRules, sameRules } from '../features/rules/index';
import { addressOf, useHostState, useSession } from '../host/index';
import { variableReader } from './snippets';
import { useWorkspace } from './WorkspaceContext';

interface Written {
  readonly draft: RuleSet;
  /** What the host answers by; null: nothing. */
  readonly applied: RuleSet | null;
}

/**
 * The rules of a session. The host has those that answer; what is being written is kept in this browser with the endpoint,
 * so that nothing is lost by closing the dialog, the page or the app.
 */
export function SessionRulesDialog({ session: id, onClose }: { session: number; onClose: () => void }) {
  const workspace = useWorkspace();
  const session = useSession(id);
  const state = useHostState(({ rules }) => rules.get(id) ?? null);
  const revision = state?.revision ?? 0;
  const endpoint = session === undefined ? null : endpointOf(session.spec);
  const [written, setWritten] = useState<Written | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isKept, setKept] = useState(true);
  const [readVariable] = useState(() => variableReader(workspace));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rules have changed when their revision has.
  useEffect(() => {
    let isOver = false;
    void workspace.host.call('rules.get', { session: id }).then((answer) => {
      if (isOver || !answer.ok || endpoint === null) return;
      const { rules } = answer.value;
      setWritten((now) => {
        // What is being written stays, unless it only was what answered before.
        if (now !== null && !sameRules(now.draft, now.applied)) return { ...now, applied: rules };
        const draft = rules ?? now?.draft ?? readKeptRules(localStorage, endpoint) ?? NO_RULES;
        return { draft, applied: rules };
      });
    });
    return () => {
      isOver = true;
    };
  }, [workspace, id, revision, endpoint]);

  const isGone = session === undefined;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (session === undefined || written === null || endpoint === null) return null;
  const { spec } = session;

  const apply = async (rules: RuleSet | null): Promise<void> => {
    const answer = await workspace.host.call('rules.set', { session: id, rules });
    setFailure(answer.ok ? null : answer.error.message);
    if (answer.ok) setWritten((now) => ({ draft: now?.draft ?? NO_RULES, applied: rules }));
  };
  return (
    <RulesDialog
      session={addressOf(session)}
      draft={written.draft}
      applied={written.applied}
      state={state}
      unavailable={spec.kind === 'tcp-server' && spec.engine === 'blocking'}
      failure={failure}
      isKept={isKept}
      readVariable={readVariable}
      onDraft={(next) => {
        setWritten({ ...written, draft: next });
        setKept(keepRules(localStorage, endpoint, next));
      }}
      onApply={(rules) => void apply(rules)}
      onShow={({ socket, seq }) => {
        onClose();
        workspace.goTo({ session: id, socket, seq }, 'events');
      }}
      onClose={onClose}
    />
  );
}

/** A server asked for any free port is the same endpoint the next time, whatever port it got. */
function endpointOf({ kind, host, port }: { kind: string; host: string; port: number }): string {
  return `${kind} ${formatHostPort(host, port)}`;
}
