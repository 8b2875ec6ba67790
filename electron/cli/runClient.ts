import type { ErrorInfo } from '@shared/contract/errors';
import type { ClientSpec } from '@shared/contract/spec';
import { listenError, tellFailure } from './failure';
import { repeatOn } from './repeatRun';
import { type RunOptions, SessionRun } from './sessionRun';
import type { Terminal } from './terminal';

/** `bothends client`: connects, sends stdin, ends sending with it, and waits for the peer's end. */
export async function runClient(spec: ClientSpec, options: RunOptions, terminal: Terminal): Promise<number> {
  const { name } = spec.behaviour;
  const readsAfterSending = name === 'naive';
  const inTurns = readsAfterSending || name === 'line';
  const failures: ErrorInfo[] = [];
  let finish: () => void = () => undefined;
  let begin: (socket: number) => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const connected = new Promise<number>((resolve) => {
    begin = resolve;
  });
  const run = new SessionRun(terminal, spec, options, (row) => {
    if (row.type === 'connected') begin(row.socket);
    else if (row.type === 'reset' || row.type === 'failed') failures.push(row.error);
    else if (row.type === 'closed') finish();
    else if (row.type === 'connect-failed') {
      failures.push(row.error);
      finish();
    }
  });
  void connected.then(async (socket) => {
    try {
      if (options.repeating === undefined) await run.feed(socket, inTurns);
      else {
        const repeated = await repeatOn(run.engine, run.session, options.repeating);
        if (!repeated.ok) failures.push(repeated.error);
      }
    } catch (error) {
      // Input that cannot be read, such as a folder. What was sent stands; the peer is told that no more comes.
      failures.push(inputFailure(error));
    }
    // Rules may have more to say for as long as the peer has.
    if (options.rules !== undefined) return;
    // Who reads only after sending would never see the peer's end.
    if (readsAfterSending) run.engine.closeSocket(run.session, socket);
    else run.engine.end(run.session, socket);
  });
  const stopped = await Promise.race([finished, terminal.stopped]);
  await run.close();
  if (stopped !== undefined) return stopped;
  for (const failure of failures) tellFailure(terminal, failure);
  return failures.length > 0 ? 1 : 0;
}

function inputFailure(error: unknown): ErrorInfo {
  return { ...listenError(error), explanation: 'unknown' };
}
