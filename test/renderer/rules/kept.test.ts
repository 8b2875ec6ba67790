// @vitest-environment jsdom
import { ruleSetSchema } from '@shared/contract/rules';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepRules, readKeptRules } from '../../../renderer/features/rules/index';

const set = (id: string) =>
  ruleSetSchema.parse({ version: 1, rules: [{ id, match: { kind: 'exact', pattern: id } }] });

beforeEach(() => localStorage.clear());

describe('kept rules', () => {
  it('come back for their endpoint alone', () => {
    expect(keepRules(localStorage, 'tcp-server 127.0.0.1:1', set('a'))).toBe(true);
    expect(readKeptRules(localStorage, 'tcp-server 127.0.0.1:1')).toEqual(set('a'));
    expect(readKeptRules(localStorage, 'tcp-server 127.0.0.1:2')).toBeNull();
  });

  it('of endpoints that were not used for long make room', () => {
    for (let n = 0; n < 40; n++) keepRules(localStorage, `e${n}`, set('a'));
    expect(readKeptRules(localStorage, 'e0')).toBeNull();
    expect(readKeptRules(localStorage, 'e39')).not.toBeNull();
    expect(localStorage.length).toBe(33);
  });

  it('that cannot be read or kept are none', () => {
    localStorage.setItem('bothends.rules', '{');
    localStorage.setItem('bothends.rules.e', '{');
    expect(readKeptRules(localStorage, 'e')).toBeNull();
    expect(keepRules(localStorage, 'e', set('a'))).toBe(true);
    const full = {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepRules(full, 'e', set('a'))).toBe(false);
  });
});
