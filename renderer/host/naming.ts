import { type Address, formatAddress, formatHostPort } from '@shared/contract/address';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionState } from '@shared/contract/state';

/** What a session is called by: where a server listens (or was asked to), where a client connects to. */
export function sessionAddress(spec: SessionSpec, local: Address | null): string {
  if (spec.kind === 'tcp-server' && local !== null) return formatAddress(local);
  return formatHostPort(spec.host, spec.port);
}

export function addressOf(session: SessionState): string {
  return sessionAddress(session.spec, session.local);
}
