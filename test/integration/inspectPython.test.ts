// What the inspector says, beside what Python's struct, zlib, base64 and codecs say of the same bytes.
import { spawnSync } from 'node:child_process';
import { checksums, readBase64, readNumbers, readTexts, readTimes } from '@shared/bytes/inspect';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Random } from '../helpers/random';

const PYTHON = `
import base64, datetime, functools, json, struct, sys, zlib
def shown(fmt, b):
    n = struct.calcsize(fmt)
    return repr(struct.unpack(fmt, b[:n])[0]) if len(b) >= n else None
def reflected(b, poly):
    crc = 0xffff
    for x in b:
        crc ^= x
        for _ in range(8): crc = (crc >> 1) ^ (poly if crc & 1 else 0)
    return crc
def time(ms):
    try: return (datetime.datetime(1970,1,1) + datetime.timedelta(milliseconds=ms)).isoformat(timespec='milliseconds') + 'Z'
    except OverflowError: return 'far'
import binascii
out = []
for line in sys.stdin:
    b = bytes.fromhex(line.strip())
    codes = dict(u8='B', i8='b', u16='H', i16='h', u32='I', i32='i', u64='Q', i64='q', f32='f', f64='d')
    out.append(dict(
        little={k: shown('<' + c, b) for k, c in codes.items()},
        big={k: shown('>' + c, b) for k, c in codes.items()},
        seconds=[time(struct.unpack(e + 'I', b[:4])[0] * 1000) for e in '<>'] if len(b) >= 4 else None,
        ms=[time(struct.unpack(e + 'Q', b[:8])[0]) for e in '<>'] if len(b) >= 8 else None,
        sums={'crc32': '%08x' % zlib.crc32(b), 'crc16-ccitt': '%04x' % binascii.crc_hqx(b, 0xffff),
              'crc16-modbus': '%04x' % reflected(b, 0xa001),
              'sum8': '%02x' % (sum(b) & 255), 'xor8': '%02x' % functools.reduce(lambda x, y: x ^ y, b, 0)},
        base64=base64.b64encode(b).decode(),
        latin1=b.decode('latin-1'), utf8=b.decode('utf-8', 'replace')))
json.dump(out, sys.stdout)
`;

const told = z.array(
  z.object({
    little: z.record(z.string(), z.string().nullable()),
    big: z.record(z.string(), z.string().nullable()),
    seconds: z.array(z.string()).nullable(),
    ms: z.array(z.string()).nullable(),
    sums: z.record(z.string(), z.string()),
    base64: z.string(),
    latin1: z.string(),
    utf8: z.string(),
  }),
);

/** Python and we write the same floats in other words: compared as numbers, at the precision of their type. */
function sameNumber(type: string, ours: string | null, theirs: string | null): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  if (!type.startsWith('f')) return ours === theirs;
  const [a, b] = [ours, theirs].map((text) =>
    Number(text.replace('inf', 'Infinity').replace(/^nan$/, 'NaN')),
  );
  const round = type === 'f32' ? Math.fround : (value: number): number => value;
  return Object.is(round(a ?? 0), round(b ?? 0));
}

it('says what Python says', () => {
  const random = new Random(4);
  const samples = [
    '',
    'ff',
    '0080',
    '0000803f',
    '000000000000f07f',
    '0000c07f',
    '00000080',
    'cdcccc3d',
    'eab0 80ea b080'.replaceAll(' ', ''),
    '80ee366500000000',
    ...Array.from({ length: 40 }, (_, i) => Buffer.from(random.bytes(1 + (i % 17))).toString('hex')),
  ];
  const run = spawnSync('python3', ['-c', PYTHON], { input: `${samples.join('\n')}\n`, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const answers = told.parse(JSON.parse(run.stdout));
  for (const [i, hex] of samples.entries()) {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
    const answer = answers[i];
    if (answer === undefined) throw new Error('Python has fewer answers');
    for (const { type, little, big } of readNumbers(bytes)) {
      expect([hex, type, sameNumber(type, little, answer.little[type] ?? null), little]).toEqual([
        hex,
        type,
        true,
        little,
      ]);
      expect([hex, type, sameNumber(type, big, answer.big[type] ?? null), big]).toEqual([
        hex,
        type,
        true,
        big,
      ]);
    }
    const [seconds, ms] = readTimes(bytes);
    expect(seconds === undefined || seconds.little === null ? null : [seconds.little, seconds.big]).toEqual(
      answer.seconds,
    );
    for (const [k, ours] of [ms?.little, ms?.big].entries()) {
      const theirs = answer.ms?.[k];
      // Python's dates end in 9999, a Date's much later.
      if (theirs !== undefined && theirs !== 'far') expect(ours).toBe(theirs);
    }
    for (const { type, value } of checksums(bytes))
      expect([hex, type, value]).toEqual([hex, type, answer.sums[type]]);
    expect(readBase64(bytes)).toBe(answer.base64);
    const texts = new Map(readTexts(bytes).map(({ encoding, text }) => [encoding, text]));
    expect(texts.get('latin-1')).toBe(answer.latin1);
    expect(texts.get('utf-8')).toBe(answer.utf8);
  }
});
