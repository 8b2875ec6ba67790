import type { ExplanationId } from './explanations';

/** What was being done when the error came; the same code means different things in different places. */
export type Situation = 'listen' | 'connect' | 'established';

/** The facts an explanation is chosen by. `attempts`: how many addresses of a name failed. */
export interface Failure {
  readonly situation: Situation;
  readonly code: string;
  readonly syscall?: string | undefined;
  readonly attempts?: number;
}

// Maps: a code is any string, and an object would find `constructor` in it.
const ANYWHERE = new Map<string, ExplanationId>([
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_NONAME', 'name-not-found'],
  ['EAI_AGAIN', 'resolver-unavailable'],
  ['EAI_FAIL', 'resolver-unavailable'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EHOSTUNREACH', 'host-unreachable'],
  ['ENETUNREACH', 'network-unreachable'],
  ['EPIPE', 'write-after-peer-gone'],
  ['EMFILE', 'too-many-files'],
  ['ENFILE', 'too-many-files'],
  ['EPERM', 'rule-blocked'],
]);

const LISTENING = new Map<string, ExplanationId>([
  ['EADDRINUSE', 'in-use'],
  ['EADDRNOTAVAIL', 'not-our-address'],
  ['EACCES', 'no-permission'],
]);

/** Chooses the explanation of a failure. Measured cases: a Linux prohibit route gives EACCES on connect. */
export function explainFailure({ situation, code, syscall, attempts = 1 }: Failure): ExplanationId {
  if (situation === 'listen') return LISTENING.get(code) ?? ANYWHERE.get(code) ?? 'unknown';
  if (situation === 'connect') {
    if (attempts > 1) return 'all-attempts-failed';
    // libuv reports what it could not bind locally with syscall `bind`, or `connect … Local` for a 4-tuple in TIME_WAIT.
    if (code === 'EADDRINUSE') return 'local-port-busy';
    if (code === 'EADDRNOTAVAIL') return syscall === 'bind' ? 'local-address-unavailable' : 'local-port-busy';
    if (code === 'EACCES') return syscall === 'bind' ? 'no-permission' : 'rule-blocked';
    // A local address of the other family cannot be bound; a blackhole route refuses to connect.
    if (code === 'EINVAL') return syscall === 'bind' ? 'local-address-unavailable' : 'rule-blocked';
  }
  if (code === 'ETIMEDOUT') return 'no-answer';
  return ANYWHERE.get(code) ?? 'unknown';
}
