import { USUAL_SETTINGS } from '@shared/contract/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../electron/settings/readSettings';

describe('what a file of settings says', () => {
  it('is taken setting by setting', () => {
    const text = JSON.stringify({ theme: 'purple', fontSize: 17, language: 'ko', spillMiB: -1 });
    const read = readSettings(text);
    expect(read.chosen).toEqual({ fontSize: 17, language: 'ko' });
    expect(read.bad).toEqual(['theme', 'spillMiB']);
    expect(read.reason).toBeNull();
  });

  it('keeps what only another version knows', () => {
    expect(readSettings('{"theme":"dark","smell":{"of":"roses"}}')).toMatchObject({
      chosen: { theme: 'dark' },
      others: { smell: { of: 'roses' } },
      bad: [],
    });
  });

  it('loses one bad key, not all', () => {
    const keys = [
      { command: 'find', key: 'F8' },
      { command: 'clear', key: 'Ctrl+Nonsense' },
      { command: 'rules', key: null },
    ];
    const read = readSettings(JSON.stringify({ keys }));
    expect(read.chosen.keys).toEqual([keys[0], keys[2]]);
    expect(read.bad).toEqual(['keys']);
  });

  it.each(['', '{', 'null', '7', '[]', '"dark"'])('is nothing where it is %j', (text) => {
    const read = readSettings(text);
    expect(read.reason).not.toBeNull();
    expect(read.chosen).toEqual({});
  });

  it('is never more than the contract allows, whatever is there', () => {
    const json = fc.dictionary(
      fc.constantFrom(...Object.keys(USUAL_SETTINGS), '__proto__', 'x'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(json, (kept) => {
        const { chosen, bad, others } = readSettings(JSON.stringify(kept));
        for (const name of Object.keys(chosen)) expect(Object.keys(USUAL_SETTINGS)).toContain(name);
        for (const name of bad) expect(Object.keys(others)).not.toContain(name);
      }),
    );
  });
});
