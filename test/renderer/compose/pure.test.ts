import { decodeUtf8, encodeUtf8 } from '@shared/bytes/utf8';
import { fail, ok } from '@shared/contract/result';
import type { SocketState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_HISTORY,
  type MessageHistory,
  newer,
  older,
  parseHistory,
  remember,
  serializeHistory,
} from '../../../renderer/features/compose/history';
import { keepHistory, readEnding, readHistory } from '../../../renderer/features/compose/kept';
import { type Caret, composeKey } from '../../../renderer/features/compose/keys';
import {
  cutMessage,
  messageBytes,
  messageSize,
  sendMessage,
  unsentText,
} from '../../../renderer/features/compose/message';
import { currentTarget, targetOptions } from '../../../renderer/features/compose/target';

const REFUSED = { code: 'QUEUE_FULL', message: 'full', explanation: 'queue-full' } as const;

describe('the bytes of a message', () => {
  it('are its text as UTF-8 and the line ending', () => {
    expect([...messageBytes('a', 'crlf')]).toEqual([0x61, 0x0d, 0x0a]);
    expect(messageBytes('한', 'none')).toHaveLength(3);
    expect([...messageBytes('', 'lf')]).toEqual([0x0a]);
  });

  it('are counted without being made', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('none', 'lf', 'crlf', 'cr'),
        (text, ending) => {
          expect(messageSize(text, ending)).toBe(messageBytes(text, ending).length);
        },
      ),
    );
    expect(messageSize('\ud800', 'none')).toBe(3);
    expect(messageSize('\ud800a', 'none')).toBe(4);
  });

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

  it('leaves what was not handed over, without the line ending', () => {
    const text = 'abcdef';
    const whole = messageBytes(text, 'lf');
    expect(unsentText(text, whole, 'lf', 0)).toBe(text);
    expect(unsentText(text, whole, 'lf', 4)).toBe('ef');
    expect(unsentText(text, whole, 'lf', 7)).toBe('');
  });
});

describe('history', () => {
  const sent = (...texts: string[]): MessageHistory => texts.reduce(remember, EMPTY_HISTORY);

  it('goes back to the oldest and forth to the draft', () => {
    const first = older(sent('one', 'two'), 'draft');
    expect(first?.text).toBe('two');
    const second = older(first?.history ?? EMPTY_HISTORY, 'two');
    expect(second?.text).toBe('one');
    expect(older(second?.history ?? EMPTY_HISTORY, 'one')).toBeNull();
    const third = newer(second?.history ?? EMPTY_HISTORY);
    expect(third?.text).toBe('two');
    const back = newer(third?.history ?? EMPTY_HISTORY);
    expect(back?.text).toBe('draft');
    expect(newer(back?.history ?? EMPTY_HISTORY)).toBeNull();
  });

  it('has no message twice in a row, no empty one, and the last 200', () => {
    expect(sent('a', 'a', '', 'b', 'a').entries).toEqual(['a', 'b', 'a']);
    const many = sent(...Array.from({ length: 250 }, (_, i) => `${i}`));
    expect(many.entries).toHaveLength(200);
    expect(many.entries[0]).toBe('50');
  });

  it('survives a reload, except for what is very large', () => {
    const kept = serializeHistory(sent('a', 'x'.repeat(20_000), 'b'));
    expect(parseHistory(kept).entries).toEqual(['a', 'b']);
  });

  it('takes nothing strange from the storage, and needs none', () => {
    for (const stored of [null, '', '{', '{"a":1}', 'null'])
      expect(parseHistory(stored)).toEqual(EMPTY_HISTORY);
    expect(parseHistory('["a", 1, null]').entries).toEqual(['a']);
    const full = {
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keepHistory(full, 'key', sent('a'))).not.toThrow();
    expect(readHistory({ getItem: () => null }, 'key')).toEqual(EMPTY_HISTORY);
  });
});

it('a line ending is one we know, and LF before anything was chosen', () => {
  expect(readEnding({ getItem: () => 'crlf' }, 'k')).toBe('crlf');
  expect(readEnding({ getItem: () => 'what' }, 'k')).toBe('lf');
});

describe('keys in the box', () => {
  const at = (text: string, place = text.length, wraps = false): Caret => ({
    text,
    start: place,
    end: place,
    wraps,
  });
  const press = (key: string, caret: Caret, more: object = {}) =>
    composeKey(
      {
        key,
        keyCode: 0,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        isComposing: false,
        ...more,
      },
      caret,
    );

  it('Enter sends, with Ctrl without the line ending, with Shift it makes a line', () => {
    expect(press('Enter', at('x'))).toBe('send');
    expect(press('Enter', at('x'), { ctrlKey: true })).toBe('send-bare');
    expect(press('Enter', at('x'), { metaKey: true })).toBe('send-bare');
    expect(press('Enter', at('x'), { shiftKey: true })).toBeNull();
    expect(press('Enter', at('x'), { altKey: true })).toBeNull();
  });

  it('never sends or replaces a syllable that is being put together', () => {
    for (const key of ['Enter', 'ArrowUp', 'ArrowDown']) {
      expect(press(key, at('하'), { isComposing: true })).toBeNull();
      expect(press(key, at('하'), { keyCode: 229 })).toBeNull();
    }
  });

  it('the arrows leave the box only at its first and last line', () => {
    const two = 'one\ntwo';
    expect(press('ArrowUp', at(two, 2))).toBe('older');
    expect(press('ArrowUp', at(two, 5))).toBeNull();
    expect(press('ArrowDown', at(two, 2))).toBeNull();
    expect(press('ArrowDown', at(two, 5))).toBe('newer');
    expect(press('ArrowUp', at('\nx', 0))).toBe('older');
  });

  it('and only at its very ends when a line is wrapped, or not at all while text is marked', () => {
    expect(press('ArrowUp', at('long', 2, true))).toBeNull();
    expect(press('ArrowUp', at('long', 0, true))).toBe('older');
    expect(press('ArrowDown', at('long', 4, true))).toBe('newer');
    expect(press('ArrowUp', { text: 'abc', start: 0, end: 2, wraps: false })).toBeNull();
    expect(press('ArrowUp', at('x'), { ctrlKey: true })).toBeNull();
  });
});

describe('the target', () => {
  const socket = (n: number, phase: SocketState['phase'] = 'open'): SocketState => ({
    session: 1,
    socket: n,
    phase,
    local: null,
    remote: { address: '127.0.0.1', port: 43_276, family: 'IPv4' },
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel: null,
  });

  it('is everybody once the chosen connection takes no more', () => {
    expect(currentTarget(2, [socket(1), socket(2)])).toBe(2);
    expect(currentTarget(2, [socket(1)])).toBe('all');
    expect(currentTarget(2, [socket(2, 'ended')])).toBe('all');
    expect(currentTarget(2, [socket(2, 'peer-ended')])).toBe(2);
  });

  it('lists those who take bytes, by number and address', () => {
    const options = targetOptions(
      [socket(1), socket(2, 'closing'), { ...socket(3), remote: null }],
      createTranslator('en').t,
    );
    expect(options.map((option) => option.text)).toEqual([
      'all (2)',
      '#1 127.0.0.1:43276',
      '#3 peer already gone',
    ]);
    expect(options.map((option) => option.value)).toEqual(['all', 1, 3]);
  });
});
