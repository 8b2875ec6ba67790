import { en } from '@shared/i18n/en/index';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { ko } from '@shared/i18n/ko/index';
import { arrowLines, causeWords, stateWords } from '@shared/i18n/stateWords';
import { NOTES_OF, STATE_NOTES } from '@shared/tcp/stateNotes';
import { CAUSES, TCP_STATES, TRANSITIONS, transitions } from '@shared/tcp/states';
import { describe, expect, it } from 'vitest';

const english = createTranslator('en').t;
const korean = createTranslator('ko').t;
const HOLES = /\{\{|undefined|states\./;

describe.each(LANGUAGES)('in %s', (language) => {
  const { t } = createTranslator(language);

  it.each(TCP_STATES)('%s has words without holes, each one sentence', (state) => {
    const { meaning, next, who, notes } = stateWords(state, t);
    for (const text of [meaning, next, who, ...notes]) expect(text).not.toMatch(HOLES);
    for (const text of [meaning, next, who]) expect(text).toMatch(/\.$/);
    expect(meaning.match(/[.!?](\s|$)/g)).toHaveLength(1);
  });

  it.each(CAUSES)('%s has a label and an explanation', (cause) => {
    const { label, text } = causeWords(cause, t);
    expect(label).not.toMatch(HOLES);
    expect(label).not.toMatch(/\.$/);
    expect(text).toMatch(/\.$/);
    expect(text.length).toBeGreaterThan(label.length);
  });

  it('has different words for different things', () => {
    const meanings = TCP_STATES.map((state) => stateWords(state, t).meaning);
    const labels = CAUSES.map((cause) => causeWords(cause, t).label);
    expect(new Set(meanings).size).toBe(TCP_STATES.length);
    expect(new Set(labels).size).toBe(CAUSES.length);
  });

  it('names in “next” the states that usually come next, and no other', () => {
    for (const state of TCP_STATES) {
      const { next } = stateWords(state, t);
      const named = TCP_STATES.filter((other) => new RegExp(`\\b${other}(?![_A-Z0-9])`).test(next));
      const legal = new Set([
        ...TRANSITIONS.filter(({ from }) => from === state).map(({ to }) => to),
        // What must not follow is said too: no TIME_WAIT for the second closer; a listening socket stays.
        ...(state === 'LAST_ACK' ? ['TIME_WAIT' as const] : []),
        ...(state === 'LISTEN' ? ['LISTEN' as const] : []),
      ]);
      expect(
        named.filter((other) => !legal.has(other)),
        state,
      ).toEqual([]);
      expect(named, state).not.toEqual([]);
    }
  });

  it('names every arrow of the diagram in one or two lines', () => {
    for (const transition of TRANSITIONS) {
      const lines = arrowLines(transition, t);
      expect(lines).toHaveLength(transition.sends === null ? 1 : 2);
      if (transition.sends !== null) expect(lines[1]).toContain(transition.sends);
    }
  });
});

it('reads as it should', () => {
  const [arrow] = transitions('ESTABLISHED', 'CLOSE_WAIT');
  expect(arrow && arrowLines(arrow, english)).toEqual(['FIN arrives', 'send ACK']);
  expect(arrow && arrowLines(arrow, korean)).toEqual(['FIN 도착', 'ACK 보냄']);
  expect(stateWords('LAST_ACK', english).notes).toEqual([]);
});

describe('the notes of states', () => {
  it('are all shown somewhere, none twice with one state', () => {
    expect(new Set(Object.values(NOTES_OF).flat())).toEqual(new Set(STATE_NOTES));
    for (const notes of Object.values(NOTES_OF)) expect(new Set(notes).size).toBe(notes.length);
  });

  it('are those that have words, as are the states and the causes', () => {
    for (const { cause, note, sends, ...states } of [en.states, ko.states]) {
      expect(Object.keys(states)).toEqual([...TCP_STATES]);
      expect(Object.keys(cause)).toEqual([...CAUSES]);
      expect(Object.keys(note)).toEqual([...STATE_NOTES]);
      expect(sends).toContain('{{segment}}');
    }
  });

  it.each([
    ['en', english],
    ['ko', korean],
  ] as const)('correct the course notes: %s', (_, t) => {
    const timeWait = stateWords('TIME_WAIT', t).notes.join(' ');
    expect(timeWait).toContain('TIME_OUT');
    expect(timeWait).toMatch(/60( seconds|초)/);
    expect(stateWords('SYN_RECEIVED', t).notes.join(' ')).toMatch(/loopback|루프백/);
    expect(stateWords('LISTEN', t).notes.join(' ')).toContain('SYN_RECEIVED');
    expect(stateWords('CLOSE_WAIT', t).notes.join(' ')).toContain('ESTABLISHED');
  });
});
