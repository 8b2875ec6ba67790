/** Sessions of a host that was started anew. Pure. */
import type { SessionSpec, SessionState } from '@shared/contract/index';

/** The spec that brings a session back where it was: a server on any free port goes to the one that its clients know. */
export function specAgain({ spec, local }: SessionState): SessionSpec {
  return spec.kind === 'tcp-server' && local !== null ? { ...spec, port: local.port } : spec;
}

/** The new host has it too: it was kept with the workspace. */
export function isBack(gone: SessionState, now: readonly SessionState[]): boolean {
  const wanted = specAgain(gone);
  return now.some(({ spec }) => {
    const isSame = spec.kind === wanted.kind && spec.host === wanted.host;
    return isSame && (spec.port === wanted.port || spec.port === gone.spec.port);
  });
}
