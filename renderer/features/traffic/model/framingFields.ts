import { plainHex } from '@shared/bytes/hexDump';
import { parseHex } from '@shared/bytes/hexText';
import { fail, ok, type Result } from '@shared/contract/result';
import {
  DELIMITER_BYTES,
  type Framing,
  type FramingKind,
  IDLE_GAP_MAX_MS,
  LENGTH_OFFSET_MAX,
  LENGTH_SIZES,
  STREAM_FRAME_BYTES,
} from '@shared/framing/spec';

/** What a person has typed about frames; all kinds at once, so that nothing typed is lost by looking at another. */
export interface FramingFields {
  readonly kind: FramingKind;
  readonly hex: string;
  readonly size: string;
  readonly endian: 'big' | 'little';
  readonly offset: string;
  readonly includesItself: boolean;
  readonly bytes: string;
  readonly ms: string;
}

export const NUMBER_FIELDS = {
  offset: [0, LENGTH_OFFSET_MAX],
  bytes: [1, STREAM_FRAME_BYTES],
  ms: [1, IDLE_GAP_MAX_MS],
} as const;

/** The field that is not right. */
export type FramingProblem = 'hex' | keyof typeof NUMBER_FIELDS;

export const LENGTH_SIZE_NAMES = LENGTH_SIZES.map(String);

const USUAL: Omit<FramingFields, 'kind'> = {
  hex: '0d 0a',
  size: '2',
  endian: 'big',
  offset: '0',
  includesItself: false,
  bytes: '16',
  ms: '20',
};

export function fieldsOf(framing: Framing): FramingFields {
  switch (framing.kind) {
    case 'line':
      return { ...USUAL, kind: 'line' };
    case 'delimiter':
      return { ...USUAL, kind: 'delimiter', hex: framing.hex.replace(/..(?=.)/g, '$& ') };
    case 'length': {
      const { endian, includesItself } = framing;
      const [size, offset] = [String(framing.size), String(framing.offset)];
      return { ...USUAL, kind: 'length', size, offset, endian, includesItself };
    }
    case 'fixed':
      return { ...USUAL, kind: 'fixed', bytes: String(framing.bytes) };
    case 'idle':
      return { ...USUAL, kind: 'idle', ms: String(framing.ms) };
  }
}

export function framingOf(fields: FramingFields): Result<Framing, FramingProblem> {
  const max = STREAM_FRAME_BYTES;
  switch (fields.kind) {
    case 'line':
      return ok({ kind: 'line', max });
    case 'delimiter': {
      const bytes = parseHex(fields.hex);
      if (!bytes.ok || bytes.value.length === 0 || bytes.value.length > DELIMITER_BYTES) return fail('hex');
      return ok({ kind: 'delimiter', hex: plainHex(bytes.value), max });
    }
    case 'length': {
      const size = LENGTH_SIZES.find((each) => String(each) === fields.size) ?? 2;
      const offset = numberOf(fields, 'offset');
      if (offset === null) return fail('offset');
      const { endian, includesItself } = fields;
      return ok({ kind: 'length', size, endian, offset, includesItself, max });
    }
    case 'fixed': {
      const bytes = numberOf(fields, 'bytes');
      return bytes === null ? fail('bytes') : ok({ kind: 'fixed', bytes });
    }
    case 'idle': {
      const ms = numberOf(fields, 'ms');
      return ms === null ? fail('ms') : ok({ kind: 'idle', ms, max });
    }
  }
}

function numberOf(fields: FramingFields, name: keyof typeof NUMBER_FIELDS): number | null {
  const text = fields[name].trim();
  const [from, to] = NUMBER_FIELDS[name];
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : null;
}
