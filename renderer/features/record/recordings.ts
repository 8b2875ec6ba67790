import type { RecordingState, SessionState } from '@shared/contract/index';
import { addressOf } from '../../host/index';

/** The running recording of this session alone, or with null that of the workspace; undefined when there is none. */
export function recordingOf(
  recordings: readonly RecordingState[],
  session: number | null,
): RecordingState | undefined {
  return recordings.find((each) => each.status === 'running' && each.session === session);
}

/** The recordings that a session is part of now. */
export function recordingsWith(
  recordings: readonly RecordingState[],
  session: number,
): readonly RecordingState[] {
  return recordings.filter(
    (each) => each.status === 'running' && (each.session === null || each.session === session),
  );
}

/** The name of a file without its folders, whichever system wrote it. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What a session is called beside others; null when it is gone. */
export function sessionName(session: SessionState | undefined): string | null {
  if (session === undefined) return null;
  return session.spec.kind === 'tcp-server' ? addressOf(session) : `→ ${addressOf(session)}`;
}
