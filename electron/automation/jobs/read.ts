import type { ErrorInfo } from '@shared/contract/errors';
import type { Sequence } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';
import { compileWanted } from '@shared/jobs/wanted';
import { readMessage } from './message';
import type { ReadStep } from './sequence';

/** Reads every step; what is wrong is told before the first is done, with the number of its step. */
export function readSteps({ steps }: Sequence): Result<ReadStep[], ErrorInfo> {
  const read: ReadStep[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.do === 'send') {
      const make = readMessage(step.message);
      if (!make.ok) return fail({ ...make.error, message: `step ${index + 1}: ${make.error.message}` });
      read.push({ do: 'send', delayMs: step.delayMs, make: make.value });
    } else {
      const find = compileWanted(step.for);
      if (!find.ok) {
        const message = `step ${index + 1}: cannot wait for that: ${JSON.stringify(find.error)}`;
        return fail({ code: 'BAD_COMMAND', message, explanation: 'bad-command' });
      }
      const goesOn = step.otherwise === 'go-on';
      read.push({ do: 'wait', find: find.value, timeoutMs: step.timeoutMs, goesOn });
    }
  }
  return ok(read);
}
