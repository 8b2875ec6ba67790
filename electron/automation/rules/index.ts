/** The public face of the rules' part of the room: answers that sessions of an engine give by themselves. */
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { RuleSet, RulesNotice } from '@shared/contract/rules';
import { readyRules } from '@shared/rules/compile';
import type { Engine } from '../../engine/index';
import { RuleSession } from './ruleSession';
import { Turns } from './turns';

type Verdict = Result<Record<string, never>, ErrorInfo>;
type Listener = (notice: RulesNotice) => void;

/** Listeners hear of changes at most this often. */
const TELL_MS = 250;

export class Rules {
  private readonly sessions = new Map<number, RuleSession>();
  private readonly listeners = new Set<Listener>();
  private readonly turns = new Turns();
  private readonly changed = new Set<number>();
  private revision = 0;
  private timer: NodeJS.Timeout | null = null;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly engine: Engine) {}

  /** Replaces the rules of a session; null removes them. Rules that cannot be read are refused, and nothing changes. */
  set(session: number, set: RuleSet | null): Verdict {
    const present = this.sessions.get(session);
    if (set === null) {
      present?.end();
      this.sessions.delete(session);
      this.tellOf(session);
      return this.engine.attend(session, null);
    }
    const ready = readyRules(set);
    if (!ready.ok) return fail(unreadable(ready.error.map(({ rule }) => rule)));
    this.revision++;
    if (present !== undefined) {
      present.replace(set, ready.value, this.revision);
      return ok({});
    }
    const changed = (): void => this.tellOf(session);
    const added = new RuleSession(this.turns, set, ready.value, this.revision, changed);
    const attended = this.engine.attend(session, added);
    if (!attended.ok) return attended;
    this.sessions.set(session, added);
    changed();
    return ok({});
  }

  get(session: number): RuleSet | null {
    return this.sessions.get(session)?.rules ?? null;
  }

  /** How the rules of all sessions stand. */
  get state(): RulesNotice {
    this.forgetClosed();
    return {
      reset: true,
      sessions: [...this.sessions].map(([session, { state }]) => ({ session, state })),
    };
  }

  /** `listener` is called after changes, some of them together; the answer ends that. */
  onChanged(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Removes all rules. */
  close(): void {
    for (const session of [...this.sessions.keys()]) this.set(session, null);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private tellOf(session: number): void {
    this.changed.add(session);
    // A host that nobody looks at, and the command line, need no timer.
    if (this.listeners.size === 0) return;
    this.timer ??= setTimeout(() => this.tell(), Math.max(0, this.toldAt + TELL_MS - performance.now()));
  }

  private tell(): void {
    this.timer = null;
    this.toldAt = performance.now();
    this.forgetClosed();
    const sessions = [...this.changed].map((session) => ({
      session,
      state: this.sessions.get(session)?.state ?? null,
    }));
    this.changed.clear();
    for (const listener of [...this.listeners]) listener({ reset: false, sessions });
  }

  /** A closed session has no connections left, and never comes back under its number. */
  private forgetClosed(): void {
    for (const session of [...this.sessions.keys()]) {
      if (this.engine.log(session) !== undefined) continue;
      this.sessions.delete(session);
      this.changed.add(session);
    }
  }
}

function unreadable(rules: readonly string[]): ErrorInfo {
  return {
    code: 'BAD_COMMAND',
    message: `rules that cannot be read: ${rules.join(', ')}`,
    explanation: 'bad-command',
  };
}
