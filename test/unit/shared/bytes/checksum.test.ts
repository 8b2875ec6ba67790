import { CRC16_VARIANTS, crc16, crc32, sum8 } from '@shared/bytes/checksum';
import { encodeUtf8 } from '@shared/bytes/utf8';
import libraryCcitt from 'crc/calculators/crc16ccitt';
import libraryModbus from 'crc/calculators/crc16modbus';
import libraryCrc32 from 'crc/calculators/crc32';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The nine digits that every catalogue of checksums gives a value for. */
const CHECK = encodeUtf8('123456789');

describe('checksums', () => {
  it('give the values that the catalogues give', () => {
    expect(crc16(CHECK, 'modbus')).toBe(0x4b37);
    expect(crc16(CHECK, 'ccitt')).toBe(0x29b1);
    expect(crc32(CHECK)).toBe(0xcbf43926);
    expect(sum8(CHECK)).toBe(477 & 0xff);
  });

  it('give the start values for nothing', () => {
    const nothing = new Uint8Array(0);
    expect(CRC16_VARIANTS.map((variant) => crc16(nothing, variant))).toEqual([0xffff, 0xffff]);
    expect(crc32(nothing)).toBe(0);
    expect(sum8(nothing)).toBe(0);
  });

  it('is Modbus when nothing else is said', () => {
    expect(crc16(CHECK)).toBe(crc16(CHECK, 'modbus'));
  });

  it('equal those of a library for all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(crc16(bytes, 'modbus')).toBe(libraryModbus(bytes) >>> 0);
        expect(crc16(bytes, 'ccitt')).toBe(libraryCcitt(bytes) >>> 0);
        expect(crc32(bytes)).toBe(libraryCrc32(bytes) >>> 0);
        expect(sum8(bytes)).toBe(bytes.reduce((sum, byte) => sum + byte, 0) % 256);
      }),
    );
  });
});
