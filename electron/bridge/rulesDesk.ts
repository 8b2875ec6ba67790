import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { RuleSet, RulesNotice } from '@shared/contract/rules';
import type { CommandHandlers } from './commands';

/** Who answers by rules for a host's sessions, the same for all its views. */
export interface RulesDesk {
  readonly state: RulesNotice;
  /** `listener` is called after changes, some of them together; the answer ends that. */
  onChanged(listener: (notice: RulesNotice) => void): () => void;
  set(session: number, rules: RuleSet | null): Result<Record<string, never>, ErrorInfo>;
  get(session: number): RuleSet | null;
}

/** What answers the commands about rules. */
export function rulesHandlers(desk: RulesDesk): Pick<CommandHandlers, 'rules.set' | 'rules.get'> {
  return {
    'rules.set': ({ session, rules }) => desk.set(session, rules),
    'rules.get': ({ session }) => ok({ rules: desk.get(session) }),
  };
}

/** A host without rules. */
export const NO_RULES: RulesDesk = {
  state: { reset: true, sessions: [] },
  onChanged: () => () => undefined,
  set: () =>
    fail<ErrorInfo>({
      code: 'NOT_AVAILABLE',
      message: 'this host has no rules',
      explanation: 'bad-command',
    }),
  get: () => null,
};
