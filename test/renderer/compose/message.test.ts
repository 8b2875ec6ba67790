import { composeBytes } from '@shared/bytes/compose';
import { ENCODINGS } from '@shared/bytes/encoding';
import type { LINE_ENDINGS } from '@shared/bytes/eol';
import { decodeUtf8, encodeUtf8 } from '@shared/bytes/utf8';
import { fail, ok } from '@shared/contract/result';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../renderer/features/compose/entry';
import { cutMessage, sendMessage, unsentEntry } from '../../../renderer/features/compose/message';

const REFUSED = { code: 'QUEUE_FULL', message: 'full', explanation: 'queue-full' } as const;

describe('the bytes of a message', () => {
  it('are cut between characters and lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 9 }), (text, limit) => {
        const bytes = encodeUtf8(text);
        const parts = cutMessage(bytes, limit);
        expect(parts.map((part) => decodeUtf8(part)).join('')).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('that are no UTF-8 are cut all the same', () => {
    const parts = cutMessage(new Uint8Array(20).fill(0x80), 8);
    expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(20);
  });
});

describe('sending in parts', () => {
  const bytes = new Uint8Array(2.5 * 1024 * 1024).fill(0x61);

  it('goes one after the other and says how far it is', async () => {
    const sizes: number[] = [];
    const progress: number[] = [];
    const result = await sendMessage(
      bytes,
      async (part) => {
        sizes.push(part.length);
        return ok(null);
      },
      (done) => progress.push(done) > 0,
    );
    expect(result.ok).toBe(true);
    expect(sizes).toEqual([1_048_576, 1_048_576, 524_288]);
    expect(progress).toEqual([1_048_576, 2_097_152]);
  });

  it('ends with the first that is refused', async () => {
    let sends = 0;
    const result = await sendMessage(
      bytes,
      async () => (++sends === 2 ? fail(REFUSED) : ok(null)),
      () => true,
    );
    expect(result).toEqual(fail({ error: REFUSED, done: 1_048_576 }));
    expect(sends).toBe(2);
  });

  it('can be stopped', async () => {
    const result = await sendMessage(
      bytes,
      async () => ok(null),
      () => false,
    );
    expect(result).toEqual(fail({ error: null, done: 1_048_576 }));
  });
});

describe('a message that was not handed over as a whole', () => {
  const TEXT: Entry = { text: 'abcdef', mode: 'text', encoding: 'utf-8' };

  function rest(entry: Entry, ending: (typeof LINE_ENDINGS)[number], done: number): Entry {
    const composed = composeBytes(entry.text, { ...entry, ending });
    if (!composed.ok) throw new Error(composed.error.problem);
    return unsentEntry(entry, composed.value, done);
  }

  it('leaves what remains, without the line ending, and written as it was', () => {
    expect(rest(TEXT, 'lf', 0)).toBe(TEXT);
    expect(rest(TEXT, 'lf', 4)).toEqual({ ...TEXT, text: 'ef' });
    expect(rest(TEXT, 'lf', 7)).toEqual({ ...TEXT, text: '' });
    const hex: Entry = { text: '01,02,0x03', mode: 'hex', encoding: 'utf-8' };
    expect(rest(hex, 'crlf', 1)).toEqual({ ...hex, text: '02 03' });
    expect(rest({ ...TEXT, text: '\\x01\\xFF\nz' }, 'none', 1).text).toBe('\\xFF\nz');
  });

  it('and the rest is the bytes that are missing, whatever the encoding and the place', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\\\\', '\\xB0', '\n', '\\0', '한', '7') });
    fc.assert(
      fc.property(text, fc.constantFrom(...ENCODINGS), fc.nat(), (typed, encoding, n) => {
        const entry: Entry = { text: typed, mode: 'text', encoding };
        const whole = composeBytes(typed, { ...entry, ending: 'none' });
        if (!whole.ok || whole.value.bytes.length === 0) return;
        const done = n % whole.value.bytes.length;
        const again = composeBytes(rest(entry, 'none', done).text, { ...entry, ending: 'none' });
        expect(again.ok && [...again.value.bytes]).toEqual([...whole.value.bytes.subarray(done)]);
      }),
    );
  });
});
