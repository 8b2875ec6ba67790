import { headerValueWords } from '@shared/i18n/headerWords';
import { createTranslator } from '@shared/i18n/index';
import type { HeaderValue } from '@shared/tcp/segmentHeader';
import { expect, it } from 'vitest';

const { t } = createTranslator('en');

it.each<readonly [HeaderValue, string]>([
  [{ kind: 'port', value: 43_276 }, '43276'],
  [{ kind: 'number', value: 4_000_000_000, relative: 13 }, '4,000,000,000 (relative 13)'],
  [{ kind: 'number', value: 5, relative: null }, '5'],
  [{ kind: 'window', value: 512, scaled: 65_536 }, '512 (scaled: 65,536 B)'],
  [{ kind: 'window', value: 512, scaled: null }, '512'],
  [{ kind: 'window', value: 512, scaled: 512 }, '512'],
  [{ kind: 'flags', flags: ['SYN', 'ACK'] }, 'SYN, ACK'],
  [{ kind: 'options', options: [] }, 'none'],
  [
    {
      kind: 'options',
      options: [
        { kind: 'mss', bytes: 65_495 },
        { kind: 'window-scale', shift: 7 },
        { kind: 'sack-permitted' },
        { kind: 'sack', blocks: [{ from: 1, to: 2 }] },
        { kind: 'timestamps', value: 12, echo: 3 },
        { kind: 'other', number: 34, length: 2 },
      ],
    },
    'MSS 65,495, WScale 7, SACK permitted, SACK 1, TS 12/3, #34',
  ],
])('%o', (value, text) => {
  expect(headerValueWords(value, t, 'en')).toBe(text);
});
