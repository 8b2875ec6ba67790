import { sequenceSchema } from '@shared/contract/jobs';
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import {
  addStep,
  checkDraft,
  draftOf,
  EMPTY_DRAFT,
  insertStep,
  moveStep,
  removeStep,
} from '../../../renderer/features/jobs/draft';
import { keepSequence, keptSequences } from '../../../renderer/features/jobs/kept';

const { t } = createTranslator('en');
const SEQUENCE = sequenceSchema.parse({
  name: 'greet',
  rounds: 4,
  steps: [
    { do: 'send', message: { text: 'hi', ending: 'lf' } },
    { do: 'wait', for: { kind: 'hex', text: '4f ?b' }, otherwise: 'go-on' },
  ],
});

describe('a draft of a sequence', () => {
  it('becomes the sequence it was made of', () => {
    expect(checkDraft(draftOf(SEQUENCE), t)).toEqual({ ok: true, value: SEQUENCE });
  });

  it('moves steps within its bounds only', () => {
    const draft = addStep(draftOf(SEQUENCE), 'wait');
    const ids = (of: typeof draft) => of.steps.map(({ id }) => id);
    expect(ids(draft)).toEqual([1, 2, 3]);
    expect(ids(moveStep(draft, 2, -1))).toEqual([1, 3, 2]);
    expect(moveStep(draft, 0, -1)).toBe(draft);
    expect(moveStep(draft, 2, 1)).toBe(draft);
    const [, second] = draft.steps;
    if (second === undefined) throw new Error('no step');
    expect(insertStep(removeStep(draft, 1), 1, second)).toEqual(draft);
  });

  it('never has more steps than a sequence may', () => {
    let draft = EMPTY_DRAFT;
    for (let i = 0; i < 120; i++) draft = addStep(draft, 'send');
    expect(draft.steps).toHaveLength(100);
  });
});

describe('kept sequences', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  it('are kept by name, the newest first', () => {
    const place = storage();
    keepSequence(place, SEQUENCE);
    keepSequence(place, { ...SEQUENCE, name: 'other' });
    keepSequence(place, { ...SEQUENCE, rounds: 9 });
    expect(keptSequences(place).map(({ name, rounds }) => [name, rounds])).toEqual([
      ['greet', 9],
      ['other', 4],
    ]);
  });

  it('that cannot be read are left out', () => {
    const place = storage();
    place.setItem('bothends.jobs.sequences', JSON.stringify([{ name: 1 }, SEQUENCE]));
    expect(keptSequences(place)).toEqual([SEQUENCE]);
    place.setItem('bothends.jobs.sequences', '{');
    expect(keptSequences(place)).toEqual([]);
  });
});
