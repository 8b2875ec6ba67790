/** A pane: what is known about a session, and what can be done with it. */
import './panes.css';

export type { PaneActions, SessionVerb, SocketVerb, VerbKeys } from './actions';
export { Pane, type PaneProps } from './Pane';
export { acceptVerbs } from './verbs';
