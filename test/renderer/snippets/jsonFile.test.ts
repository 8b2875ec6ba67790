import { describe, expect, it } from 'vitest';
import { readSnippetsFile, snippetsFile } from '../../../renderer/features/snippets/jsonFile';
import { NEW_SNIPPET, type Snippet } from '../../../renderer/features/snippets/model';

const SNIPPET: Snippet = {
  ...NEW_SNIPPET,
  id: 'one',
  name: '핑',
  folder: 'tools',
  key: 'Shift+F2',
  text: 'ping {{counter}}\n',
};

describe('a file of snippets', () => {
  it('is read as it was written, without ids', () => {
    const { id: _, ...content } = SNIPPET;
    expect(readSnippetsFile(snippetsFile([SNIPPET]))).toEqual({ ok: true, value: [content] });
    expect(readSnippetsFile(`\uFEFF${snippetsFile([])}`)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['hello', { problem: 'json' }],
    ['[]', { problem: 'foreign', where: '' }],
    ['{"format":"bothends-snippets"}', { problem: 'foreign', where: 'version' }],
    ['{"format":"other","version":1,"snippets":[]}', { problem: 'foreign', where: 'format' }],
    ['{"format":"bothends-snippets","version":2,"anything":1}', { problem: 'newer', version: 2 }],
    [
      '{"format":"bothends-snippets","version":1,"snippets":[],"more":1}',
      { problem: 'foreign', where: 'more' },
    ],
  ])('is not %s', (text, problem) => {
    const read = readSnippetsFile(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toMatchObject(problem);
  });

  const LONG = { name: 'x'.repeat(81), text: 'x'.repeat(65_537) };

  it.each<[string, unknown]>([
    ['name', ''],
    ['mode', 'raw'],
    ['encoding', 'ebcdic'],
    ['ending', 'eol'],
    ['key', 'F5'],
    ['text', 7],
    ...Object.entries(LONG),
  ])('with a wrong %s is refused at its place', (field, value) => {
    const { id: _, ...content } = SNIPPET;
    const file = {
      format: 'bothends-snippets',
      version: 1,
      snippets: [content, { ...content, [field]: value }],
    };
    const read = readSnippetsFile(JSON.stringify(file));
    expect(read).toMatchObject({ ok: false, error: { problem: 'foreign' } });
    if (!read.ok && read.error.problem === 'foreign') expect(read.error.where).toBe(`snippets[1].${field}`);
  });
});
