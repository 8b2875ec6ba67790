import type { ErrorInfo } from '@shared/contract/errors';
import type { Repeat } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import { Jobs } from '../automation/jobs/index';
import type { Engine } from '../engine/index';

/** Repeats a message on a client's connection until it is done or the connection is gone. */
export function repeatOn(engine: Engine, session: number, repeat: Repeat): Promise<Result<null, ErrorInfo>> {
  const jobs = new Jobs(engine);
  const started = jobs.repeat({ session, to: 'all', repeat });
  if (!started.ok) return Promise.resolve(fail(started.error));
  return new Promise((resolve) => {
    const look = (): void => {
      if (jobs.state.some(({ outcome }) => outcome === 'running')) return;
      jobs.close();
      resolve(ok(null));
    };
    jobs.onChanged(look);
    look();
  });
}
