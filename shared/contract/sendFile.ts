/** Sending a file: parts that are answered only when the kernel has taken enough, so that memory stays small. */
import { z } from 'zod';
import { SEND_BYTES, SOCKET_QUEUE_BYTES } from './limits';

/** Bytes of one part: small enough for quick progress, large enough that a question per part costs nothing. */
export const FILE_PART_BYTES = 512 * 1024;
/** Bytes that may wait in a socket's queue while more parts come. With the part under way it is all a file takes up. */
export const FILE_WAITING_BYTES = 2 * 1024 * 1024;

/** A part is answered after this long, however much still waits: a slow connection has progress too. */
export const FILE_ANSWER_MS = 500;

const socket = z.int().min(1);

export const sendFileSchemas = {
  /**
   * Sends to the sockets that are still there, and answers when for each of them at most `atMost` bytes wait for the
   * kernel, or after FILE_ANSWER_MS. `waiting`: the most of them; `lost`: those that ended before. A refusal when none is
   * left. Without data it only waits.
   */
  'file.send': {
    params: z.strictObject({
      session: z.int().min(1),
      sockets: z.array(socket).min(1).max(1_000),
      /** base64. */
      data: z.base64().max(Math.ceil(SEND_BYTES / 3) * 4),
      atMost: z.int().min(0).max(SOCKET_QUEUE_BYTES),
    }),
    value: z.strictObject({ waiting: z.int(), lost: z.array(socket) }),
  },
} as const;
