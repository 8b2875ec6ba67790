/** What rules would do with some bytes, without a connection: for the box beside them. Pure. */
import type { TemplateError, TemplateFacts } from '../bytes/template';
import type { Result } from '../contract/result';
import type { ReadyRules } from './compile';
import { RuleMachine } from './machine';
import { replyBytes } from './reply';

export interface Tried {
  readonly rule: string;
  /** Number of the frame, from 1. */
  readonly frame: number;
  readonly reply: Result<Uint8Array, TemplateError>;
}

export interface Trial {
  /** Frames that were looked at, and those too long for it. */
  readonly frames: number;
  readonly unseen: number;
  /** In the order in which they fire; of the many, the first. */
  readonly fired: readonly Tried[];
  readonly more: number;
}

/** Told at most; the rest is a number. */
const TOLD = 50;

/** The bytes arrive at once, and then the peer ends. */
export function tryOut(ready: ReadyRules, bytes: Uint8Array, facts: Omit<TemplateFacts, 'own'>): Trial {
  const machine = new RuleMachine(ready);
  const fired: Tried[] = [];
  let more = 0;
  machine.push(bytes, 0, 0);
  machine.finish();
  const frames = machine.waitingFrames;
  while (machine.hasWork) {
    const frame = frames - machine.waitingFrames + 1;
    const match = machine.step();
    if (match === null) continue;
    if (fired.length >= TOLD) more++;
    else {
      const { rule, reply } = match.ready;
      const before = fired.filter((each) => each.rule === rule.id).length;
      const made = replyBytes(reply, match.body, match.captures, {
        ...facts,
        counter: facts.counter + before,
      });
      fired.push({ rule: rule.id, frame, reply: made });
    }
  }
  return { frames, unseen: machine.unseen, fired, more };
}
