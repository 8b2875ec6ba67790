/** Checksums that protocols put behind their messages. Pure. */
import { crc32 as ieee } from '@exodus/bytes/crc.js';

/**
 * The two CRC-16 that people mean most often. Their names differ from book to book, so their parameters:
 * `modbus` polynomial 8005 reflected, start FFFF · `ccitt` ("CCITT-FALSE") polynomial 1021, start FFFF.
 */
export const CRC16_VARIANTS = ['modbus', 'ccitt'] as const;
export type Crc16Variant = (typeof CRC16_VARIANTS)[number];

// The `crc` package has both, but its types bring Node's into a room without Node; the tests compare with it.
export function crc16(bytes: Uint8Array, variant: Crc16Variant = 'modbus'): number {
  return variant === 'modbus' ? reflected(bytes, 0xa001) : straight(bytes, 0x1021);
}

/** CRC-32 of IEEE 802.3, as Ethernet, zip and PNG have it. */
export function crc32(bytes: Uint8Array): number {
  return ieee(bytes);
}

/** The sum of all bytes, its lowest eight bits. */
export function sum8(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xff;
  return sum;
}

function reflected(bytes: Uint8Array, polynomial: number): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
  }
  return crc;
}

function straight(bytes: Uint8Array, polynomial: number): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? polynomial : 0)) & 0xffff;
  }
  return crc;
}
