import { parseSize } from '@shared/bytes/size';
import { expect, it } from 'vitest';

it.each([
  ['0', 0],
  ['65536', 65_536],
  ['512K', 524_288],
  ['512k', 524_288],
  ['1.5G', 1_610_612_736],
  ['2 GiB', 2_147_483_648],
  [' 10MB ', 10_485_760],
  ['7B', 7],
])('%s is %d bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

it.each(['', 'G', '-1', '1e3', '1,5G', '0x10', '1 2', '10P', '1..5'])('%j is no size', (text) => {
  expect(parseSize(text)).toBeNull();
});
