import { NOTES_OF } from '../tcp/stateNotes';
import type { Cause, TcpState, Transition } from '../tcp/states';
import type { CauseText, StateText } from './catalogue';
import type { Translate } from './index';

export interface StateWords extends StateText {
  /** Corrections and limits, whole sentences; none for some states. */
  readonly notes: readonly string[];
}

/** What to say about a state. Its name is the same in every language: the state itself. */
export function stateWords(state: TcpState, t: Translate): StateWords {
  return {
    meaning: t(`states.${state}.meaning`),
    next: t(`states.${state}.next`),
    who: t(`states.${state}.who`),
    notes: NOTES_OF[state].map((note) => t(`states.note.${note}`)),
  };
}

/** What to say about what moves a connection to another state. */
export function causeWords(cause: Cause, t: Translate): CauseText {
  return { label: t(`states.cause.${cause}.label`), text: t(`states.cause.${cause}.text`) };
}

/** The one or two short lines beside an arrow: what happens, and what the kernel sends. */
export function arrowLines({ cause, sends }: Pick<Transition, 'cause' | 'sends'>, t: Translate): string[] {
  const { label } = causeWords(cause, t);
  return sends === null ? [label] : [label, t('states.sends', { segment: sends })];
}
