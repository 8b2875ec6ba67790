import type { CommandParams } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import type { JobState } from '@shared/contract/jobs';
import { fail, type Result } from '@shared/contract/result';
import type { CommandHandlers } from './commands';

type Started = Result<{ job: number }, ErrorInfo>;
type Verdict = Result<Record<string, never>, ErrorInfo>;

/** Who does the work that goes on by itself, the same for all views of a host. */
export interface JobsDesk {
  readonly state: readonly JobState[];
  /** `listener` is called after changes of `state`, some of them together; the answer ends that. */
  onChanged(listener: (state: readonly JobState[]) => void): () => void;
  repeat(params: CommandParams<'jobs.repeat'>): Started;
  sequence(params: CommandParams<'jobs.sequence'>): Started;
  check(params: CommandParams<'jobs.check'>): Started;
  stop(job: number): Verdict;
  stopAll(session: number | null): Verdict;
  dismiss(job: number): Verdict;
}

type JobCommand =
  | 'jobs.repeat'
  | 'jobs.sequence'
  | 'jobs.check'
  | 'jobs.stop'
  | 'jobs.stop-all'
  | 'jobs.dismiss';

/** What answers the commands about jobs. */
export function jobHandlers(desk: JobsDesk): Pick<CommandHandlers, JobCommand> {
  return {
    'jobs.repeat': (params) => desk.repeat(params),
    'jobs.sequence': (params) => desk.sequence(params),
    'jobs.check': (params) => desk.check(params),
    'jobs.stop': ({ job }) => desk.stop(job),
    'jobs.stop-all': ({ session }) => desk.stopAll(session),
    'jobs.dismiss': ({ job }) => desk.dismiss(job),
  };
}

const refusal = fail<ErrorInfo>({
  code: 'NOT_AVAILABLE',
  message: 'this host has no jobs',
  explanation: 'bad-command',
});

/** A host without jobs. */
export const NO_JOBS: JobsDesk = {
  state: [],
  onChanged: () => () => undefined,
  repeat: () => refusal,
  sequence: () => refusal,
  check: () => refusal,
  stop: () => refusal,
  stopAll: () => refusal,
  dismiss: () => refusal,
};
