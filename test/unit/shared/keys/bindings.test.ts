import { bindKeys, chooseKey, giveKey, type KeyChoice } from '@shared/keys/bindings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const FIND = { id: 'find', shortcut: 'Mod+Shift+F' };
const CLEAR = { id: 'clear', shortcut: 'Mod+L' };
const RULES = { id: 'rules' };
const COMMANDS = [FIND, CLEAR, RULES];

const bound = (chosen: readonly KeyChoice[]) => Object.fromEntries(bindKeys(COMMANDS, chosen));

describe('keys of commands', () => {
  it('are the usual ones where nothing was chosen', () => {
    expect(bound([])).toEqual({ find: 'Mod+Shift+F', clear: 'Mod+L' });
  });

  it('are those that were chosen, or none', () => {
    expect(bound([{ command: 'rules', key: 'F8' }])).toEqual({
      find: 'Mod+Shift+F',
      clear: 'Mod+L',
      rules: 'F8',
    });
    expect(bound([{ command: 'find', key: null }])).toEqual({ clear: 'Mod+L' });
  });

  it('belong to who chose them, also where another has them by usage', () => {
    expect(bound([{ command: 'rules', key: 'Mod+L' }])).toEqual({ find: 'Mod+Shift+F', rules: 'Mod+L' });
    // Its command is not there now: the key stays its own.
    expect(bound([{ command: 'reset-7', key: 'Mod+L' }])).not.toHaveProperty('clear');
  });

  it('are never two for one press', () => {
    const key = fc.constantFrom('Mod+L', 'F8', 'Mod+Shift+F', null);
    const choice = fc.record({ command: fc.constantFrom('find', 'clear', 'rules', 'other'), key });
    fc.assert(
      fc.property(fc.array(choice), (chosen) => {
        const keys = [...bindKeys(COMMANDS, chosen).values()];
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('choosing', () => {
  it('what is usual anyway leaves no choice behind', () => {
    const chosen = chooseKey([], CLEAR, 'F8');
    expect(chosen).toEqual([{ command: 'clear', key: 'F8' }]);
    expect(chooseKey(chosen, CLEAR, 'Mod+L')).toEqual([]);
    expect(chooseKey([{ command: 'rules', key: 'F8' }], RULES, null)).toEqual([]);
  });

  it('can take a key from another command, which then has none', () => {
    const chosen = giveKey([], RULES, 'Mod+L', CLEAR);
    expect(bound(chosen)).toEqual({ find: 'Mod+Shift+F', rules: 'Mod+L' });
    expect(bound(giveKey(chosen, CLEAR, 'Mod+L', RULES))).toEqual(bound([]));
    expect(giveKey([], RULES, 'F8', null)).toEqual([{ command: 'rules', key: 'F8' }]);
  });
});
