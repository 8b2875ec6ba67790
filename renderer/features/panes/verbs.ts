/** Which verbs fit a state. Pure. */
import type { SessionState, SocketState } from '@shared/contract/state';
import type { SessionVerb, SocketVerb } from './actions';

/** What the session itself can be told now, the most wanted first. */
export function lifeVerbs({
  spec,
  phase,
  recorded = null,
}: Pick<SessionState, 'spec' | 'phase'> & Partial<Pick<SessionState, 'recorded'>>): readonly SessionVerb[] {
  // What is out of a file can only be looked at.
  if (recorded !== null) return [];
  if (spec.kind === 'tcp-server') {
    if (phase === 'listening') return ['stopListening'];
    return phase === 'opening' ? [] : ['listen'];
  }
  switch (phase) {
    case 'connecting':
      return ['cancelConnecting'];
    case 'waiting':
      return ['reconnect', 'cancelRetry'];
    case 'disconnected':
      return ['reconnect'];
    case 'failed':
      return ['connect'];
    default:
      return [];
  }
}

/** What can be done about accepting now: only a server in a thread of its own can be made to wait. */
export function acceptVerbs({
  spec,
  phase,
  accepting,
}: Pick<SessionState, 'spec' | 'phase' | 'accepting'>): readonly SessionVerb[] {
  if (spec.kind !== 'tcp-server' || spec.engine !== 'blocking' || phase !== 'listening') return [];
  return accepting === 'frozen' ? ['acceptOne', 'thawAccept'] : ['freezeAccept'];
}

/** What a connection can be told now. The places of verbs never move: what does not fit is disabled. */
export function fits(verb: SocketVerb, { phase }: Pick<SocketState, 'phase'>): boolean {
  if (verb === 'halfClose') return phase === 'open' || phase === 'peer-ended';
  if (verb === 'reset') return phase !== 'closed';
  return phase !== 'closing' && phase !== 'closed';
}
