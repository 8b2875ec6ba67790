import { EVIDENCE, type Row } from './events';
import { isChunkCode, parseFields, ROW_TYPES } from './record';

/** A row where it lies in a log. One is used for all rows of a reader, so that a row costs no object. */
export interface RowPlace {
  /** The number of its type. */
  code: number;
  /** Place of its evidence in `EVIDENCE`. */
  evidence: number;
  session: number;
  socket: number;
  seq: number;
  at: number;
  /** Its bytes: of a chunk, or the fields of an event as JSON. Valid until something is written to the log. */
  data: Uint8Array;
  from: number;
  size: number;
}

export function newRowPlace(): RowPlace {
  return {
    code: 0,
    evidence: 0,
    session: 0,
    socket: 0,
    seq: 0,
    at: 0,
    data: new Uint8Array(0),
    from: 0,
    size: 0,
  };
}

/** The row as everybody else knows it; a chunk's data is a view of the log. Null: not a row of this version. */
export function rowAt(place: RowPlace): Row | null {
  const type = ROW_TYPES[place.code];
  const evidence = EVIDENCE[place.evidence];
  if (type === undefined || evidence === undefined) return null;
  const { seq, at, session, socket, size } = place;
  const base = { seq, at, session, socket, evidence };
  const data = place.data.subarray(place.from, place.from + size);
  if (isChunkCode(place.code) && (type === 'received' || type === 'sent'))
    return { ...base, type, bytes: size, data, offset: 0 };
  if (type === 'received' || type === 'sent') return null;
  const fields = parseFields(type, data);
  return fields === null ? null : ({ ...base, type, ...fields } as Row);
}
