/** What bytes may mean: numbers in both orders, points in time, text, checksums. Pure. */
import { toBase64 } from './base64';
import { crc16, crc32, sum8 } from './checksum';
import { decodeText, ENCODINGS, type Encoding } from './encoding';

export const NUMBER_TYPES = ['u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'u64', 'i64', 'f32', 'f64'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** The first bytes read as a number in both orders; null: there are fewer than it takes. */
export interface NumberReading {
  readonly type: NumberType;
  readonly size: number;
  readonly little: string | null;
  readonly big: string | null;
}

export const TIME_TYPES = ['seconds', 'milliseconds'] as const;
/** Seconds since 1970 in 4 bytes, milliseconds in 8. */
export type TimeType = (typeof TIME_TYPES)[number];

/** The first bytes read as a point in time, as ISO 8601 in UTC; null: too few, or beyond what a date can be. */
export interface TimeReading {
  readonly type: TimeType;
  readonly size: number;
  readonly little: string | null;
  readonly big: string | null;
}

/** Of all bytes. Numbers in hex, as they are written beside messages. */
export const SUM_TYPES = ['crc16-modbus', 'crc16-ccitt', 'crc32', 'sum8', 'xor8'] as const;
export type SumType = (typeof SUM_TYPES)[number];

type Read = (view: DataView, little: boolean) => number | bigint;

const READERS: Readonly<Record<NumberType, readonly [size: number, read: Read]>> = {
  u8: [1, (view) => view.getUint8(0)],
  i8: [1, (view) => view.getInt8(0)],
  u16: [2, (view, little) => view.getUint16(0, little)],
  i16: [2, (view, little) => view.getInt16(0, little)],
  u32: [4, (view, little) => view.getUint32(0, little)],
  i32: [4, (view, little) => view.getInt32(0, little)],
  u64: [8, (view, little) => view.getBigUint64(0, little)],
  i64: [8, (view, little) => view.getBigInt64(0, little)],
  f32: [4, (view, little) => view.getFloat32(0, little)],
  f64: [8, (view, little) => view.getFloat64(0, little)],
};

export function readNumbers(bytes: Uint8Array): readonly NumberReading[] {
  return NUMBER_TYPES.map((type) => {
    const [size, read] = READERS[type];
    const write = (little: boolean): string => numberText(read(viewOf(bytes), little), type);
    const fits = bytes.length >= size;
    return { type, size, little: fits ? write(true) : null, big: fits ? write(false) : null };
  });
}

export function readTimes(bytes: Uint8Array): readonly TimeReading[] {
  return TIME_TYPES.map((type) => {
    const size = type === 'seconds' ? 4 : 8;
    if (bytes.length < size) return { type, size, little: null, big: null };
    const view = viewOf(bytes);
    const ms = (little: boolean): number =>
      type === 'seconds' ? view.getUint32(0, little) * 1000 : Number(view.getBigUint64(0, little));
    return { type, size, little: isoTime(ms(true)), big: isoTime(ms(false)) };
  });
}

/** The bytes as text of each encoding; what does not belong to it is U+FFFD. */
export function readTexts(bytes: Uint8Array): readonly { encoding: Encoding; text: string }[] {
  return ENCODINGS.map((encoding) => ({ encoding, text: decodeText(bytes, encoding) }));
}

export function readBase64(bytes: Uint8Array): string {
  return toBase64(bytes);
}

export function checksums(bytes: Uint8Array): readonly { type: SumType; value: string }[] {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const values: Readonly<Record<SumType, string>> = {
    'crc16-modbus': hex(crc16(bytes, 'modbus'), 4),
    'crc16-ccitt': hex(crc16(bytes, 'ccitt'), 4),
    crc32: hex(crc32(bytes), 8),
    sum8: hex(sum8(bytes), 2),
    xor8: hex(xor8(bytes), 2),
  };
  return SUM_TYPES.map((type) => ({ type, value: values[type] }));
}

function xor8(bytes: Uint8Array): number {
  let all = 0;
  for (const byte of bytes) all ^= byte;
  return all;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A single float as short as it can be told from its neighbours; −0 keeps its sign. */
function numberText(value: number | bigint, type: NumberType): string {
  if (Object.is(value, -0)) return '-0';
  if (type !== 'f32' || typeof value !== 'number' || !Number.isFinite(value)) return String(value);
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** What a Date can hold: 100 million days around 1970. */
const MOST_MS = 8.64e15;

function isoTime(ms: number): string | null {
  return ms <= MOST_MS ? new Date(ms).toISOString() : null;
}
