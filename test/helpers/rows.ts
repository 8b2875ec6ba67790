import { encodeUtf8 } from '@shared/bytes/utf8';
import type { ChunkRow, ChunkType, EventRow, EventType } from '@shared/contract/events';
import { createTranslator } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import type { RowContext } from '../../renderer/features/traffic/format/rowContext';
import { USUAL_VIEW } from '../../renderer/features/traffic/model/viewOptions';

let nextSeq = 1;

/** A chunk row as a live frame brings it. `total`: size of the chunk when the row carries only its beginning. */
export function chunk(
  type: ChunkType,
  content: string | Uint8Array,
  more: {
    readonly socket?: number;
    readonly total?: number;
    readonly seq?: number;
    readonly at?: number;
  } = {},
): ChunkRow {
  const data = typeof content === 'string' ? encodeUtf8(content) : content;
  const { socket = 1, total = data.length, seq = nextSeq++, at = 0 } = more;
  return { type, seq, at, session: 1, socket, evidence: 'app', bytes: total, data, offset: 0 };
}

/** An event row with these fields. */
export function event(type: EventType, fields: object = {}, socket = 1): EventRow {
  return { type, seq: nextSeq++, at: 0, session: 1, socket, evidence: 'app', ...fields } as EventRow;
}

export const END = {
  local: { address: '127.0.0.1', port: 9190, family: 'IPv4' },
  remote: { address: '127.0.0.1', port: 43276, family: 'IPv4' },
} as const;

export const SEGMENT = {
  ...END,
  direction: 'out',
  flags: ['SYN', 'ACK'],
  sequence: 1_000,
  acknowledgement: 5_001,
  relativeSequence: 0,
  relativeAcknowledgement: 1,
  fromSyn: true,
  window: 65_535,
  scaledWindow: null,
  bytes: 0,
  again: false,
  options: [],
} as const;

export const REFUSED = {
  code: 'ECONNREFUSED',
  message: 'connect ECONNREFUSED 127.0.0.1:9190',
  syscall: 'connect',
  explanation: 'refused',
} as const;

export function context(more: Partial<RowContext> & { language?: Language } = {}): RowContext {
  const language = more.language ?? 'en';
  return {
    t: createTranslator(language).t,
    language,
    epochMs: new Date(2026, 10, 20, 12, 3, 4, 123).getTime(),
    startAt: 0,
    server: true,
    whoWidth: 3,
    endpoint: (socket) => socket,
    view: USUAL_VIEW,
    ...more,
  };
}
