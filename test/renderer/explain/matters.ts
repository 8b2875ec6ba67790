// What a person may want to have explained, and what is found in the answers.
import { type Matter, matterOf, type Step } from '../../../renderer/features/explain/index';
import { address, failure, row } from './known';

export const ids = (found: readonly Step[]) => found.map(({ id }) => id);
export const does = (found: readonly Step[], id: string) =>
  found.find((step) => step.id === id)?.action?.does;

export const ends = { local: address('127.0.0.1', 40_001), remote: address('127.0.0.1', 5_000) };
export const refused = (host: string, port: number) =>
  failure('ECONNREFUSED', 'refused', { syscall: 'connect', address: host, port });
/** The error that a session's state shows. */
export const shown = (session: number, error: Matter['error']): Matter => ({
  session,
  socket: 0,
  row: null,
  error,
});
export const failedConnect = (session: number, error: ReturnType<typeof failure>) =>
  matterOf(row(session, 'connect-failed', { error, durationMs: 1 }));
