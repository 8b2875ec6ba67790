import { NEEDS } from '@shared/contract/scenario';
import { en } from '@shared/i18n/en/index';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { factWords, needWords, scenarioWords } from '@shared/i18n/scenarioWords';
import { outlineOf, SCENARIO_IDS } from '@shared/scenarios/outlines';
import { describe, expect, it } from 'vitest';
import { flatten, variables } from './flatten';

const KOREAN = /\p{Script=Hangul}/u;

describe.each(LANGUAGES)('in %s', (language) => {
  const { t } = createTranslator(language);

  it.each(SCENARIO_IDS)('%s has all its words, without gaps', (scenario) => {
    const outline = outlineOf(scenario);
    const words = scenarioWords(scenario, t);
    expect(words.steps).toHaveLength(outline.steps.length);
    expect(words.cards.map(({ id, after, kind }) => ({ id, after, kind }))).toEqual(outline.cards);
    expect(words.quiz?.options.map(({ id }) => id)).toEqual(outline.quiz?.options);
    for (const [key, text] of flatten({ ...words, quiz: words.quiz ?? {} })) {
      if (/(^|\.)(id|after|kind|right)$/.test(key)) continue;
      expect(text, key).toMatch(/\S/);
      expect(text, key).not.toMatch(/TODO|\{\{|\}\}|scenarios\.|undefined/);
    }
  });

  it.each(SCENARIO_IDS)('%s says every fact with its values', (scenario) => {
    const { facts } = en.scenarios[scenario];
    for (const [fact, text] of Object.entries<string>(facts)) {
      const values = Object.fromEntries(variables(text).map((name, i) => [name, `<${i}>`]));
      const said = factWords(scenario, { evidence: 'app', fact, values }, t, language);
      expect(said, fact).not.toMatch(/TODO|\{\{|scenarios\./);
      for (const value of Object.values(values)) expect(said, fact).toContain(value);
    }
  });

  it('says what a machine lacks', () => {
    for (const need of NEEDS) {
      expect(needWords(need, t)).toMatch(/\S/);
      expect(needWords(need, t)).not.toMatch(/scenario\./);
    }
  });
});

it('writes numbers as they are read, and names of ports and codes as they are', () => {
  const { t } = createTranslator('en');
  const say = (fact: string, values: Record<string, string | number>) =>
    factWords('hello', { evidence: 'app', fact, values }, t, 'en');
  expect(say('sent', { n: 8_388_608 })).toBe('The server sent 8,388,608 bytes');
  expect(say('timeWait', { from: '43276', to: '9190' })).toBe('43276 → 9190 is in TIME_WAIT');
  expect(say('refused', { code: 'ECONNREFUSED' })).toContain('ECONNREFUSED');
});

it('is Korean in Korean', () => {
  const { t } = createTranslator('ko');
  for (const scenario of SCENARIO_IDS) {
    const { title, learn, steps } = scenarioWords(scenario, t);
    for (const text of [title, learn, ...steps.flatMap((step) => Object.values(step))])
      expect(text, scenario).toMatch(KOREAN);
  }
});
