import { en } from '@shared/i18n/en/index';
import { describe, expect, it } from 'vitest';
import { flatten, withoutPlural } from './flatten';
import { parse, sources } from './sources';
import { usedKeys } from './usedKeys';

const ROOMS = ['renderer', 'electron', 'shared/tcp', 'shared/contract', 'shared/transport', 'shared/i18n'];
const keys = [...new Set([...flatten(en).keys()].map(withoutPlural))];

describe('the keys of the catalogue', () => {
  it('are all used', () => {
    const used = usedKeys(sources(ROOMS), keys);
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('the scan', () => {
  const usedIn = (source: string, name = 'a.ts') => [
    ...usedKeys([parse(name, source)], ['a.b', 'a.c', 'a.d.title', 'a.d.text', 'a.e.title']),
  ];

  it('sees literals wherever they stand', () => {
    expect(usedIn(`t('a.b'); const x = { label: 'a.c' } as const;`)).toEqual(['a.b', 'a.c']);
    expect(usedIn('<Trans i18nKey="a.b" />', 'a.tsx')).toEqual(['a.b']);
    expect(usedIn('t(`a.c`)')).toEqual(['a.c']);
  });

  it('sees templates, all parts of them', () => {
    expect(usedIn(`t(\`a.\${x}.title\`)`)).toEqual(['a.d.title', 'a.e.title']);
    expect(usedIn(`t(\`a.d.\${x}\`)`)).toEqual(['a.d.title', 'a.d.text']);
  });

  it('does not take comments, parts of words or unbounded templates for a use', () => {
    expect(usedIn(`// t('a.b')\nconst x = 'a.bc';`)).toEqual([]);
    expect(usedIn(`t(\`\${x}.title\`); t(\`a\${x}\`)`)).toEqual([]);
  });
});
