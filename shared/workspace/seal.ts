/**
 * A checksum in autosaves, so that any damage is seen: a byte that flips within a text leaves it a workspace, of something
 * else. Files that people save have none: they may be written by hand. Pure.
 */
import { crc32 } from '../bytes/checksum';
import { encodeUtf8 } from '../bytes/utf8';

/** As long as every checksum, and none that is written by chance. */
const NONE = 'unsealed';
const SEAL = /("sum": ")([0-9a-f]{8})(")(?=[^"]*$)/;

/** What `sum` of an autosave is before it is sealed. */
export const UNSEALED = NONE;

export function seal(text: string): string {
  return text.replace(new RegExp(`("sum": ")${NONE}(?="[^"]*$)`), `$1${sumOf(text)}`);
}

/** False: it is not what was sealed. */
export function isWhole(text: string): boolean {
  const sum = SEAL.exec(text)?.[2];
  return sum !== undefined && sum === sumOf(text.replace(SEAL, `$1${NONE}$3`));
}

function sumOf(text: string): string {
  return crc32(encodeUtf8(text)).toString(16).padStart(8, '0');
}
