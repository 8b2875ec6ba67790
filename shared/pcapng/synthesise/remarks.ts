/**
 * What our recordings say beside packets: comments of blocks. Each is one line for people and one for programs,
 *
 *     connected 127.0.0.1:43276 → 127.0.0.1:9190 in 0.4 ms
 *     bothends {"type":"connected","seq":7,"at":12.5,"session":2,"socket":1,"evidence":"app","local":…}
 *
 * where the second is `bothends ` and a line of JSON:
 *
 * - An event, in the vocabulary of `--json`: the packet that shows it has it (the SYN or the SYN-ACK of a handshake, a FIN,
 *   a RST), else the next packet of its connection, and if none comes soon, a statistics block of its own.
 * - `{"type":"recording", …}`, in the section's header: version of this format, of the app, the wall clock of `at` 0
 *   (`epochMs`), number of the file in its recording (from 1) and the sessions that are open, each with number, name and spec.
 * - `{"type":"socket", …}`, with the first packet in this file of a connection that is older: session and socket at one
 *   end, `local`, `remote`, and the bytes sent and received before.
 * - `{"type":"missing", …}`: rows and bytes of a session that were not recorded, from here back to what is before it.
 * - `{"type":"remark", …}`: a person's mark of a row, with its note as `text`: `session`, `seq` and, as `row`, what that is:
 *   at the row's own packets, or, taken while it was recorded, on a packet of its own. The last one of a row counts; with
 *   `removed` there is none any more.
 *
 * A reader finds the session of a packet by its addresses: `connected`, `accepted` and `socket` name both ends. Where both
 * ends of a connection were recorded, each direction is there once, as its writer wrote it.
 */
import type { EventRow } from '../../contract/events';
import type { SessionSpec } from '../../contract/spec';

export const REMARK_VERSION = 1;
const MARK = 'bothends ';

/** A session as the header of a section names it. */
export interface SessionFacts {
  readonly session: number;
  readonly name: string;
  readonly spec: SessionSpec;
}

/** A comment for people and programs. */
export function remark(words: string, facts: object): string {
  return `${words}\n${MARK}${JSON.stringify(facts, rounded)}`;
}

export function eventRemark(row: EventRow, words: string): string {
  const { type, seq, at, session, socket, evidence, ...fields } = row;
  return remark(words, { type, seq, at, session, socket, evidence, ...fields });
}

/** What a comment says to programs; null when it is somebody else's. */
export function readRemark(comment: string): unknown {
  const line = comment.split('\n').at(-1) ?? '';
  if (!line.startsWith(MARK)) return null;
  try {
    return JSON.parse(line.slice(MARK.length));
  } catch {
    return null;
  }
}

/** Times are milliseconds, meaningful to 1 µs. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1_000) / 1_000 : value;
}
