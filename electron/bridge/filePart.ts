import { Buffer } from 'node:buffer';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandParams, CommandValue } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import { FILE_ANSWER_MS } from '@shared/contract/sendFile';
import type { Engine } from '../engine/index';
import { unknownSession } from './refusals';

/**
 * How long between two looks at the queues. Looking serves every kind of socket, those of a server's own thread too; at
 * 2 MiB a queue it limits a file to 400 MB/s.
 */
const LOOK_MS = 5;

type Params = CommandParams<'file.send'>;
type Answer = Result<CommandValue<'file.send'>, ErrorInfo>;

/** Sends a part of a file and waits until the kernel has taken enough. `isGone`: nobody waits for the answer any more. */
export async function sendFilePart(engine: Engine, params: Params, isGone: () => boolean): Promise<Answer> {
  const { session, atMost } = params;
  const bytes = Buffer.from(params.data, 'base64');
  let refusal: Answer = unknownSession(session);
  const taking = new Set<number>();
  for (const socket of params.sockets) {
    const sent = bytes.length === 0 ? null : engine.send(session, socket, bytes);
    if (sent === null || sent.ok) taking.add(socket);
    else refusal = sent;
  }
  const lost = params.sockets.filter((socket) => !taking.has(socket));
  const until = performance.now() + FILE_ANSWER_MS;
  for (;;) {
    if (taking.size === 0) return refusal;
    const queued = queuesOf(engine, session);
    let waiting = 0;
    for (const socket of taking) {
      const queue = queued.get(socket);
      if (queue === undefined) {
        taking.delete(socket);
        lost.push(socket);
        refusal = closedMeanwhile(socket);
      } else waiting = Math.max(waiting, queue);
    }
    if (taking.size > 0 && (waiting <= atMost || performance.now() >= until || isGone()))
      return ok({ waiting, lost });
    if (taking.size > 0) await pause(LOOK_MS);
  }
}

function queuesOf(engine: Engine, session: number): ReadonlyMap<number, number> {
  const sockets = engine.stateOf(session)?.sockets ?? [];
  const open = sockets.filter(({ phase }) => phase !== 'closed');
  return new Map(open.map(({ socket, queued }) => [socket, queued]));
}

function closedMeanwhile(socket: number): Answer {
  return fail({
    code: 'SENDING_ENDED',
    message: `socket #${socket} closed before the kernel had taken everything`,
    explanation: 'sending-ended',
  });
}
