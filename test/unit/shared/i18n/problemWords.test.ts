/** Problems, notes and captured packets in words: every kind of them, in both languages, with what they are about. */
import { CAPTURE_ENDS } from '@shared/contract/capture';
import { OWN_CODES } from '@shared/contract/errors';
import { type EventRow, NOTES } from '@shared/contract/events';
import { FILTER_PROBLEMS, parseFilter } from '@shared/filter/index';
import { formatBytes, formatDuration, formatNumber } from '@shared/i18n/format';
import { createTranslator } from '@shared/i18n/index';
import { LANGUAGES, type Language } from '@shared/i18n/languages';
import { noteWords } from '@shared/i18n/noteWords';
import { filterWords, patternWords } from '@shared/i18n/patternWords';
import { refusalWords } from '@shared/i18n/refusalWords';
import { patternProblemWords, replyProblemWords } from '@shared/i18n/ruleWords';
import { captureStopped, flagNames, segmentWords } from '@shared/i18n/segmentWords';
import { placeholder, templateProblemWords } from '@shared/i18n/templateWords';
import { PATTERN_PROBLEMS } from '@shared/search/hexPattern';
import { EXPLANATION_IDS } from '@shared/tcp/explanations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, SEGMENT } from '../../../helpers/rows';

const translators = { en: createTranslator('en').t, ko: createTranslator('ko').t };
type Translate = (typeof translators)[Language];

/** Words in both languages: different, whole, and with these parts in them. */
function both(words: (t: Translate, language: Language) => string, ...parts: string[]): void {
  const said = LANGUAGES.map((language) => words(translators[language], language));
  for (const text of said) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/\{\{(?!counter|x|random 8|y\b)|undefined|NaN|\[object/);
    for (const part of parts) expect(text).toContain(part);
  }
  expect(said[0]).not.toBe(said[1]);
}

describe('why something cannot be looked for', () => {
  it.each(PATTERN_PROBLEMS)('%s', (problem) => {
    both((t) => patternWords({ at: 0, problem, detail: '§' }, t));
  });

  it.each(FILTER_PROBLEMS)('filter: %s, and where, counted from one', (problem) => {
    both((t) => filterWords({ kind: 'filter', at: 41, problem, found: '§' }, t), '42');
  });

  it('names what stands there', () => {
    for (const text of ['event:nothing', 'foo:bar', 'dir>in']) {
      const filter = parseFilter(text);
      if (filter.ok) throw new Error(text);
      const wrong = filter.error.kind === 'filter' ? filter.error.found : '';
      both((t) => filterWords(filter.error, t), wrong);
    }
  });
});

describe('what is wrong with a rule', () => {
  it.each([
    [{ kind: 'empty' }, []],
    [{ kind: 'hex', cause: { problem: 'digit', text: 'z' } }, ['z']],
    [{ kind: 'hex', cause: { problem: 'odd', text: '61a' } }, ['61a']],
    [{ kind: 'hex', cause: { problem: 'empty', text: '' } }, []],
    [{ kind: 'regex', cause: { problem: 'look-around' } }, []],
    [{ kind: 'regex', cause: { problem: 'back-reference' } }, []],
    [{ kind: 'regex', cause: { problem: 'too-large', size: 1_234 } }, ['1234']],
    [{ kind: 'regex', cause: { problem: 'syntax', detail: 'missing )\u202e' } }, ['missing )⟨U+202E⟩']],
    [{ kind: 'text', cause: { problem: 'unknown-escape', at: 0, text: '\\q' } }, ['\\q']],
  ] as const)('%j', (problem, parts) => {
    both((t) => patternProblemWords('\\q', problem, t).replaceAll(',', ''), ...parts);
  });

  it('names the captures there are', () => {
    both((t) => replyProblemWords('$4', { kind: 'capture', text: '$4', has: 2 }, t), '$4', '$2');
    both((t) => replyProblemWords('$4', { kind: 'capture', text: '$4', has: 0 }, t), '$4');
  });

  it.each([
    [{ problem: 'unclosed' }, ['{{', '}}'].slice(1)],
    [{ problem: 'unknown', name: 'x' }, [placeholder('x')]],
    [{ problem: 'option', name: 'counter', option: 'y' }, ['counter', 'y']],
    [{ problem: 'option', name: 'random', option: '' }, [placeholder('random 8')]],
    [{ problem: 'no-variable', name: 'HOME' }, ['HOME']],
    [{ problem: 'does-not-fit', name: 'counter', value: 300 }, ['300']],
    [{ problem: 'unencodable', character: '가' }, ['가']],
  ] as const)('in its reply: %j', (problem, parts) => {
    const { problem: kind } = problem;
    both(
      // The braces of an unclosed placeholder are what it is about.
      (t) => {
        const text = templateProblemWords('', { at: 6, ...problem }, t);
        return kind === 'unclosed' ? text.replace('{{', '(open)') : text;
      },
      '7',
      ...parts,
    );
  });
});

describe('what a program would print', () => {
  const note = (fields: object) => event('note', fields) as Extract<EventRow, { type: 'note' }>;

  it.each([
    [{ note: 'connected-client', n: 3 }, 'Connected client 3'],
    [{ note: 'line-received', n: 1_024 }, 'server received 1024 bytes'],
    [{ note: 'message', text: 'hi' }, 'Message from server: hi'],
    [{ note: 'remark', text: '' }, ''],
    [{ note: 'remark', text: '{{n}} <b>' }, '{{n}} <b>'],
  ])('%j is the same in every language', (fields, text) => {
    for (const language of LANGUAGES)
      expect(noteWords(note(fields), translators[language], language)).toBe(text);
  });

  it.each(NOTES.slice(3).filter((each) => each !== 'remark'))('%s is explained in each', (name) => {
    both((t, language) => noteWords(note({ note: name, n: 12_345 }), t, language));
  });
});

describe('refusals', () => {
  it.each(OWN_CODES)('%s says what to do', (code) => {
    both((t) => refusalWords({ code, message: 'for programs', explanation: 'bad-command' }, t));
  });

  it.each(EXPLANATION_IDS)('of a system: %s', (explanation) => {
    both((t) => refusalWords({ code: 'EWHATEVER', message: '', explanation }, t));
  });

  it('of our own with an explanation of its own has that one', () => {
    const words = (code: string) =>
      refusalWords({ code, message: '', explanation: 'refused' }, translators.en);
    expect(words('QUEUE_FULL')).toBe(words('ECONNREFUSED'));
  });
});

describe('captured packets', () => {
  const segment = (more: object = {}) =>
    event('segment', { ...SEGMENT, ...more }) as Extract<EventRow, { type: 'segment' }>;

  it('have relative numbers, and the window as its sender means it', () => {
    const row = segment({
      relativeSequence: 1_001,
      relativeAcknowledgement: 2_002,
      window: 7,
      scaledWindow: 8_064,
    });
    both((t, language) => segmentWords(row, t, language), '→', 'SYN ACK', '1,001', '2,002', '8,064');
    const plain = segment({
      direction: 'in',
      relativeAcknowledgement: null,
      scaledWindow: null,
      window: 512,
    });
    both((t, language) => segmentWords(plain, t, language), '←', '512');
    expect(flagNames({ flags: [] })).toBe('–');
  });

  it('that came again say so', () => {
    const words = (again: boolean) => segmentWords(segment({ again }), translators.en, 'en');
    expect(words(true).startsWith(words(false))).toBe(true);
    expect(words(true)).not.toBe(words(false));
  });

  it.each(CAPTURE_ENDS)('ended because %s', (reason) => {
    const ended = (more: object = {}) =>
      event('capture-stopped', { reason, packets: 1_234, unshown: 0, ...more }) as Extract<
        EventRow,
        { type: 'capture-stopped' }
      >;
    both((t, language) => captureStopped(ended(), t, language).text, '1,234');
    both((t, language) => captureStopped(ended({ unshown: 5_678 }), t, language).text, '5,678');
    const level = (more: object = {}) => captureStopped(ended(more), translators.en, 'en').level;
    expect(level()).toBe(reason === 'asked' || reason === 'session-closed' ? 'info' : 'warn');
    expect([level({ unshown: 1 }), level({ dropped: 1 })]).toEqual(['warn', 'warn']);
    expect(level({ dropped: 0 })).toBe(level());
  });
});

describe('numbers that are read', () => {
  /** `1 h 3 min` in ms again. */
  const FACTORS: Readonly<Record<string, number>> = {
    ...{ µs: 0.001, ms: 1, s: 1_000, min: 60_000, h: 3_600_000 },
    ...{ 초: 1_000, 분: 60_000, 시간: 3_600_000 },
  };
  const readDuration = (text: string): number =>
    [...text.matchAll(/([\d.,]+) ?(µs|ms|min|s|h|초|분|시간)/g)].reduce(
      (sum, [, value = '', unit = '']) =>
        sum + Number(value.replaceAll(',', '')) * (FACTORS[unit] ?? Number.NaN),
      0,
    );

  /** What is shown of a time is rounded: below so many ms to this, in ms. */
  const LAST_DIGITS: readonly (readonly [below: number, digit: number])[] = [
    [0.1, 0.001],
    [9.95, 0.1],
    [999.5, 1],
    [9_995, 10],
    [59_950, 100],
    [3_599_500, 1_000],
    [Number.POSITIVE_INFINITY, 60_000],
  ];
  const halfOfLastDigit = (ms: number): number => (LAST_DIGITS.find(([below]) => ms < below)?.[1] ?? 0) / 2;

  it.each(LANGUAGES)('are as exact as they look (%s)', (language) => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 9, noNaN: true }).map((power) => 10 ** power),
        (ms) => {
          const again = readDuration(formatDuration(ms, language));
          expect(Math.abs(again - ms)).toBeLessThanOrEqual(halfOfLastDigit(ms) * 1.0001);
        },
      ),
    );
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 53 - 1 }), (bytes) => {
        const [value = '', unit = ''] = formatBytes(bytes, language).split(' ');
        const size = Number(value.replaceAll(',', '')) * 1_000 ** ['B', 'kB', 'MB', 'GB', 'TB'].indexOf(unit);
        expect(Math.abs(size - bytes)).toBeLessThanOrEqual(bytes * 0.051);
        expect(Number(formatNumber(bytes, language).replaceAll(',', ''))).toBe(bytes);
      }),
    );
  });

  it.each([
    [59_949, '59.9 s', '59.9초'],
    [59_950, '1 min', '1분'],
    [3_599_400, '59 min 59 s', '59분 59초'],
    [3_599_600, '1 h', '1시간'],
    [9_994, '9.99 s', '9.99초'],
    [9_995, '10 s', '10초'],
    [999.4, '999 ms', '999 ms'],
    [999.5, '1 s', '1초'],
    [9.94, '9.9 ms', '9.9 ms'],
    [9.95, '10 ms', '10 ms'],
  ])('%d ms at a border: %s, %s', (ms, en, ko) => {
    expect([formatDuration(ms, 'en'), formatDuration(ms, 'ko')]).toEqual([en, ko]);
  });
});
