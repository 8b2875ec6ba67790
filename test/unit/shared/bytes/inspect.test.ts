/** What bytes may mean, against Node's own readers and numbers from the standards. */

import { byteAtColumn, dumpWidth, hexColumn, hexDump, textColumn } from '@shared/bytes/hexDump';
import {
  checksums,
  NUMBER_TYPES,
  type NumberType,
  readBase64,
  readNumbers,
  readTexts,
  readTimes,
} from '@shared/bytes/inspect';
import { INCOMPLETE, INVALID, readCodePoint } from '@shared/bytes/utf8Reader';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

function reading(type: NumberType, bytes: Uint8Array): [little: string | null, big: string | null] {
  const found = readNumbers(bytes).find((each) => each.type === type);
  if (found === undefined) throw new Error(type);
  return [found.little, found.big];
}

describe('bytes as numbers', () => {
  it.each<[NumberType, string, string | null, string | null]>([
    ['u8', 'ff', '255', '255'],
    ['i8', 'ff', '-1', '-1'],
    ['i8', '80', '-128', '-128'],
    ['u16', '0102', '513', '258'],
    ['i16', '0080', '-32768', '128'],
    ['u32', 'ffffffff', '4294967295', '4294967295'],
    ['i32', '00000080', '-2147483648', '128'],
    // Larger than a double can count: every digit has to be right.
    ['u64', 'ffffffffffffffff', '18446744073709551615', '18446744073709551615'],
    ['i64', '0000000000000080', '-9223372036854775808', '128'],
    ['u64', '0120000000000001', '72057594037936129', '81064793292668929'],
    // IEEE 754: one tenth is not exact in either size, and each is written as short as tells it apart.
    ['f32', 'cdcccc3d', '0.1', '-429492130'],
    ['f64', '9a9999999999b93f', '0.1', '-1.5423487136675799e-180'],
    ['f32', '00000080', '-0', '1.8e-43'],
    ['f64', '0000000000000080', '-0', '6.3e-322'],
    ['f32', '0000807f', 'Infinity', '4.6096e-41'],
    ['f32', '0000c07f', 'NaN', '6.9055e-41'],
    ['f32', '01000000', '1e-45', '2.3509887e-38'],
    ['u16', 'ff', null, null],
    ['u64', '00000000000000', null, null],
    ['u8', '', null, null],
  ])('%s of %s: %s, %s', (type, digits, little, big) => {
    expect(reading(type, hex(digits))).toEqual([little, big]);
  });

  it('are the first ones, whatever stands behind, and wherever in memory they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 12 }), fc.nat({ max: 5 }), (bytes, before) => {
        const memory = new Uint8Array(bytes.length + before);
        memory.set(bytes, before);
        const there = memory.subarray(before);
        const node = Buffer.from(bytes);
        expect(reading('i16', there)).toEqual([String(node.readInt16LE()), String(node.readInt16BE())]);
        expect(reading('u32', there)).toEqual([String(node.readUInt32LE()), String(node.readUInt32BE())]);
        expect(reading('i64', there)).toEqual([String(node.readBigInt64LE()), String(node.readBigInt64BE())]);
        for (const [text, value] of [
          [reading('f64', there)[0], node.readDoubleLE()],
          [reading('f64', there)[1], node.readDoubleBE()],
        ] as const)
          expect(Number(text)).toBe(value);
      }),
    );
  });

  it('of four bytes keep all of a float in as few digits as they can', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true }).filter((value) => value !== 0),
        (value) => {
          const bytes = new Uint8Array(4);
          new DataView(bytes.buffer).setFloat32(0, value, true);
          const [text] = reading('f32', bytes);
          expect(Math.fround(Number(text))).toBe(value);
          expect(text?.length).toBeLessThanOrEqual(String(value).length);
        },
      ),
    );
  });

  it('are of every type, each with its size', () => {
    expect(readNumbers(new Uint8Array(8)).map(({ type }) => type)).toEqual([...NUMBER_TYPES]);
    expect(readNumbers(new Uint8Array(8)).map(({ size }) => size)).toEqual([1, 1, 2, 2, 4, 4, 8, 8, 4, 8]);
  });
});

describe('bytes as a time', () => {
  it.each([
    ['00000000', ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'], [null, null]],
    // The last second of 32 bits, signed and not: they are read as not signed.
    ['7fffffff', ['2106-02-07T06:26:07.000Z', '2038-01-19T03:14:07.000Z'], [null, null]],
    ['ffffffff', ['2106-02-07T06:28:15.000Z', '2106-02-07T06:28:15.000Z'], [null, null]],
    ['0000018bcfe56800', [null, null], [null, '2023-11-14T22:13:20.000Z']],
    ['001eb208c2dc0000', [null, null], ['9661-09-04T20:47:36.960Z', '+275760-09-13T00:00:00.000Z']],
    ['001eb208c2dc0001', [null, null], [null, null]],
    ['ffffffffffffffff', [null, null], [null, null]],
    ['000000', [null, null], [null, null]],
  ])('%s', (digits, seconds, milliseconds) => {
    const [short, long] = readTimes(hex(digits));
    if (digits.length <= 8) expect([short?.little, short?.big]).toEqual(seconds);
    expect([long?.little, long?.big]).toEqual(milliseconds);
  });
});

describe('bytes as text and sums', () => {
  it('are read in every encoding', () => {
    const texts = Object.fromEntries(readTexts(hex('b0a1')).map(({ encoding, text }) => [encoding, text]));
    expect(texts).toMatchObject({
      'utf-8': '\ufffd\ufffd',
      'euc-kr': '가',
      'latin-1': '°¡',
      'utf-16be': '낡',
    });
  });

  // RFC 4648 §10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j in base64 is %j', (text, expected) => {
    expect(readBase64(Buffer.from(text))).toBe(expected);
  });

  it('have the sums of the catalogues, with all their digits', () => {
    const sums = (bytes: Uint8Array) => checksums(bytes).map(({ type, value }) => `${type} ${value}`);
    expect(sums(Buffer.from('123456789'))).toEqual([
      'crc16-modbus 4b37',
      'crc16-ccitt 29b1',
      'crc32 cbf43926',
      'sum8 dd',
      'xor8 31',
    ]);
    expect(sums(hex('01'))).toEqual([
      'crc16-modbus 807e',
      'crc16-ccitt f1d1',
      'crc32 a505df1b',
      'sum8 01',
      'xor8 01',
    ]);
  });
});

describe('a column of a dump', () => {
  it.each([8, 16])('of %i bytes belongs to the byte that is printed there', (width) => {
    const bytes = Uint8Array.from({ length: width }, (_, i) => 0x41 + i);
    const [line = ''] = hexDump(bytes, { width }).split('\n');
    expect(line).toHaveLength(dumpWidth(width));
    for (let column = -1; column <= line.length + 1; column++) {
      const place = byteAtColumn(column, width);
      if (place === null) continue;
      const isText = column >= textColumn(0, width);
      const begin = isText ? textColumn(place, width) : hexColumn(place);
      const shown = line.slice(begin, begin + (isText ? 1 : 2));
      expect(shown).toBe(isText ? String.fromCharCode(0x41 + place) : (0x41 + place).toString(16));
      expect([begin, begin + 1]).toContain(column);
    }
    const named = Array.from({ length: line.length }, (_, column) => byteAtColumn(column, width));
    expect(named.filter((place) => place !== null)).toHaveLength(3 * width);
  });
});

describe('a character of UTF-8', () => {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

  it('of two bytes is what the platform reads, for all 65,536 of them', () => {
    const wrong: string[] = [];
    for (let pair = 0; pair < 0x1_0000; pair++) {
      const bytes = Uint8Array.of(pair >> 8, pair & 0xff);
      const read = readCodePoint(bytes, 0, 2);
      const text = lenient.decode(bytes);
      const first = text.startsWith('\ufffd') ? undefined : text.codePointAt(0);
      // One of ASCII may be followed by anything.
      const expected = bytes[0] !== undefined && bytes[0] < 0x80 ? bytes[0] : (first ?? 'none');
      if ((read < 0 ? 'none' : read) !== expected) wrong.push(pair.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['e08080', INVALID],
    ['e0a080', 0x800],
    ['eda080', INVALID],
    ['ed9fbf', 0xd7ff],
    ['efbfbf', 0xffff],
    ['f0808080', INVALID],
    ['f0908080', 0x1_0000],
    ['f48fbfbf', 0x10_ffff],
    ['f4908080', INVALID],
    ['f5808080', INVALID],
    ['e0a0', INCOMPLETE],
    ['f09080', INCOMPLETE],
    ['e080', INVALID],
    ['eda0', INVALID],
    ['f48f', INCOMPLETE],
    ['c1bf', INVALID],
    ['c280', 0x80],
    ['80', INVALID],
  ])('%s', (digits, expected) => {
    const bytes = hex(digits);
    expect(readCodePoint(bytes, 0, bytes.length)).toBe(expected);
  });
});
