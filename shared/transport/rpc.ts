import { createBirpc } from 'birpc';
import { z } from 'zod';
import { encodeUtf8 } from '../bytes/utf8';
import type { ErrorInfo } from '../contract/errors';
import { TEXT_FRAME_BYTES } from '../contract/limits';
import { fail, type Result } from '../contract/result';
import type { Pipe } from './pipe';

/** What one end of a pipe answers to. `name`, `params` and `payload` are the peer's and unchecked. */
export interface RpcHandlers {
  call(name: unknown, params: unknown): Promise<Result<unknown, ErrorInfo>>;
  notice(name: unknown, payload: unknown): void;
  frame(frame: Uint8Array): void;
  closed(): void;
}

/** One end of a pipe with requests, notices and binary frames on it. */
export interface RpcEnd {
  /** Never throws: a closed pipe and a peer that does not understand are values too. */
  call(name: string, params: unknown): Promise<Result<unknown, ErrorInfo>>;
  notice(name: string, payload: unknown): void;
  frame(frame: Uint8Array): void;
  close(): void;
  /** Frames that were neither requests, answers, notices nor rows. */
  readonly refusedFrames: number;
}

type Remote = {
  call(name: unknown, params: unknown): Promise<Result<unknown, ErrorInfo>>;
  notice(name: unknown, payload: unknown): void;
};

/** The envelopes of birpc, checked before it sees them: requests `q` and answers `s`. */
const envelopeSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('q'),
    m: z.enum(['call', 'notice']),
    a: z.array(z.unknown()).length(2),
    i: z.string().max(64).optional(),
  }),
  z.strictObject({
    t: z.literal('s'),
    i: z.string().max(64),
    r: z.unknown().optional(),
    e: z.unknown().optional(),
  }),
]);

const resultSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }).loose() }),
]);

/** Speaks requests and notices over a pipe. The pipe must not be listened to by anyone else. */
export function openRpc(pipe: Pipe, handlers: RpcHandlers): RpcEnd {
  let refusedFrames = 0;
  let receive: ((text: string) => void) | null = null;
  // No prototype: a peer must not reach `constructor` or `toString` by naming them.
  const functions: Remote = Object.assign(Object.create(null), {
    call: (name: unknown, params: unknown) => handlers.call(name, params),
    notice: (name: unknown, payload: unknown) => handlers.notice(name, payload),
  });
  const rpc = createBirpc<Remote, Remote, false>(functions, {
    proxify: false,
    bind: 'functions',
    // Answers may take as long as the work behind them; a closed pipe rejects them all.
    timeout: -1,
    post: (text: string) => pipe.send(text),
    on: (listener: (text: string) => void) => {
      receive = listener;
    },
    serialize(message: { readonly t: string; readonly i?: string }) {
      const text = JSON.stringify(message);
      if (fitsFrame(text)) return text;
      // The other end would refuse it, and whoever asked would wait for ever.
      if (message.t === 's') return JSON.stringify({ t: 's', i: message.i, r: fail(TOO_LARGE) });
      throw new FrameTooLarge();
    },
    deserialize(text: string) {
      try {
        return envelopeSchema.parse(JSON.parse(text));
      } catch (error) {
        refusedFrames++;
        throw error;
      }
    },
    // Frames are counted above; a call that fails answers with nothing, which is read below.
    onGeneralError: (error) => !(error instanceof FrameTooLarge),
  });
  pipe.listen({
    frame(frame) {
      if (frame instanceof Uint8Array) handlers.frame(frame);
      else if (typeof frame === 'string' && frame.length <= TEXT_FRAME_BYTES) receive?.(frame);
      else refusedFrames++;
    },
    closed() {
      rpc.$close();
      handlers.closed();
    },
  });
  return {
    async call(name, params) {
      try {
        const answer = resultSchema.safeParse(await rpc.$call('call', name, params));
        if (answer.success) return answer.data as Result<unknown, ErrorInfo>;
      } catch (error) {
        // Otherwise birpc's way of saying that the pipe was closed before.
        if (error instanceof FrameTooLarge) return fail(TOO_LARGE);
      }
      return fail(rpc.$closed ? PIPE_CLOSED : badAnswer(name));
    },
    notice(name, payload) {
      // One too large for a frame is lost; nobody waits for an answer.
      if (!rpc.$closed) rpc.$callEvent('notice', name, payload).catch(() => undefined);
    },
    frame: (frame) => pipe.send(frame),
    close: () => pipe.close(),
    get refusedFrames() {
      return refusedFrames;
    },
  };
}

const PIPE_CLOSED: ErrorInfo = {
  code: 'PIPE_CLOSED',
  message: 'the connection to the host is closed',
  explanation: 'internal',
};

const TOO_LARGE: ErrorInfo = {
  code: 'BAD_COMMAND',
  message: `more than ${TEXT_FRAME_BYTES} bytes in one command or answer`,
  explanation: 'bad-command',
};

/** Thrown and caught in this file only. */
class FrameTooLarge extends Error {}

/** Text is measured in UTF-8, as a WebSocket does; a character is at most three bytes of it. */
function fitsFrame(text: string): boolean {
  return text.length * 3 <= TEXT_FRAME_BYTES || encodeUtf8(text).length <= TEXT_FRAME_BYTES;
}

function badAnswer(name: string): ErrorInfo {
  return { code: 'INTERNAL', message: `the answer to ${name} could not be read`, explanation: 'internal' };
}
