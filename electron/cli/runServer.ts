import type { ErrorInfo } from '@shared/contract/errors';
import type { ServerSpec } from '@shared/contract/spec';
import { tellFailure } from './failure';
import { type RunOptions, SessionRun } from './sessionRun';
import type { Terminal } from './terminal';

/** `bothends server`: listens until it is stopped, or its behaviour has served all it wanted. With `manual`, stdin goes to every client. */
export async function runServer(spec: ServerSpec, options: RunOptions, terminal: Terminal): Promise<number> {
  const isManual = spec.behaviour.name === 'manual';
  let fail: (error: ErrorInfo) => void = () => undefined;
  const failed = new Promise<ErrorInfo>((resolve) => {
    fail = resolve;
  });
  let finish: (code: number) => void = () => undefined;
  const finished = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const run = new SessionRun(terminal, spec, options, (row) => {
    if (row.type === 'listen-failed') fail(row.error);
    // A behaviour that serves so many and no more has stopped by itself.
    else if (row.type === 'listening-stopped') finish(0);
    else if (row.type === 'listening' && isManual && !options.json) {
      terminal.err.write(`${terminal.t('cli.line.typeToAll')}\n`);
    }
  });
  // Neither the end of the input nor a failure to read it stops a server.
  if (isManual) run.feed('all').catch(() => undefined);
  const ending = await Promise.race([failed, finished, terminal.stopped]);
  await run.close();
  if (typeof ending === 'number') return ending;
  tellFailure(terminal, ending);
  return 1;
}
