import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Finding, hardCodedText } from './hardCodedText';
import { parse, sources } from './sources';

const HOSTS = ['electron/app', 'electron/web', 'electron/cli'];

/** Names and symbols that are the same in every language. */
const NAMES = new Set(['Bothends']);
/** Places that may speak English, with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'electron/app/packaging/checksums.ts': 'a script that only developers run',
};

function findings(root?: string): Finding[] {
  const page = sources(['renderer'], root).flatMap((file) => hardCodedText(file, 'page'));
  const hosts = sources(HOSTS, root).flatMap((file) => hardCodedText(file, 'host'));
  return [...page, ...hosts].filter(({ where, text }) => {
    return !NAMES.has(text) && ALLOWED[where.replace(/:\d+$/, '')] === undefined;
  });
}

describe('human text', () => {
  it('is in the catalogue, not in the source', () => {
    expect(findings()).toEqual([]);
  });

  it('is allowed only in files that exist', () => {
    const files = sources(['renderer', ...HOSTS]).map((file) => file.fileName);
    expect(Object.keys(ALLOWED).filter((file) => !files.includes(file))).toEqual([]);
  });
});

describe('the scan of a tree', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds what is planted in a page and in each host', () => {
    root = mkdtempSync(join(tmpdir(), 'planted-'));
    const plant = (path: string, text: string) => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    plant('renderer/features/panes/Pane.tsx', 'export const Pane = () => (\n  <p>Planted page</p>\n);');
    for (const room of HOSTS) plant(`${room}/deep/main.ts`, `console.error('Planted ${room}');`);
    plant('electron/engine/core/quiet.ts', `console.error('not a host');`);
    expect(findings(root)).toEqual([
      { where: 'renderer/features/panes/Pane.tsx:2', text: 'Planted page' },
      ...HOSTS.map((room) => ({ where: `${room}/deep/main.ts:1`, text: `Planted ${room}` })),
    ]);
  });
});

const texts = (name: string, source: string, kind: 'page' | 'host') =>
  hardCodedText(parse(name, source), kind).map((finding) => finding.text);

describe('in a page', () => {
  const page = (source: string) => texts('a.tsx', source, 'page');

  it.each([
    ['text', '<p>Hello</p>', ['Hello']],
    ['Korean text', '<p>안녕</p>', ['안녕']],
    ['text beside expressions', '<p>{n} rows</p>', ['rows']],
    ['a literal as a child', `<p>{'Hello'}</p>`, ['Hello']],
    ['either side of a choice', `<p>{on ? 'On' : ('Off' as const)}</p>`, ['On', 'Off']],
    ['a fallback', `<p>{name ?? 'nobody'}</p>`, ['nobody']],
    ['a template', `<p>{\`\${n} rows\`}</p>`, ['… rows']],
    ['an attribute', '<a aria-label="Close" title="Close it" className="x" />', ['Close', 'Close it']],
    [
      'an attribute made of parts',
      `<a aria-label={\`Close \${name}\`} alt={x || 'none'} />`,
      ['Close …', 'none'],
    ],
    ['the title of the page', `document.title = 'Hello';`, ['Hello']],
  ])('finds %s', (_, source, expected) => {
    expect(page(source)).toEqual(expected);
  });

  it.each([
    ['translations', `<p title={t('a.b')}>{t('a.b')} {on ? t('a.c') : null}</p>`],
    ['symbols and numbers', `<p aria-label="…">→ {n} · 100 % {'⇄'} {\`#\${n}\`}</p>`],
    ['other attributes', `<p className="row" id="x" data-kind="sent" role="log" />`],
    ['comparisons', `<p>{kind === 'sent' ? '→' : '←'}</p>`],
    ['comments', '<p>{/* Hello */}</p>'],
    ['imports, keys and types', `import x from 'x'; const k: 'a' = 'a'; log('Hello');`],
  ])('lets %s pass', (_, source) => {
    expect(page(source)).toEqual([]);
  });
});

describe('in a host', () => {
  const host = (source: string) => texts('a.ts', source, 'host');

  it.each([
    ['console', `console.log('Ready'); console.error(\`Port \${p} busy\`);`, ['Ready', 'Port … busy']],
    ['streams', `process.stderr.write('Hello\\n'); io.stdout.write(x + ' rows');`, ['Hello', 'rows']],
    ['colours around words', `process.stdout.write('\\x1b[1mBold\\x1b[0m');`, ['\x1b[1mBold\x1b[0m']],
    [
      'message boxes',
      `dialog.showMessageBox(w, { type: 'info', message: 'Quit?', buttons: ['Yes', t('no')] });`,
      ['Quit?', 'Yes'],
    ],
    ['error boxes', `dialog.showErrorBox('Oh', text);`, ['Oh']],
    ['menus', `const menu = [{ label: 'File', role: 'fileMenu' }, { label: t('a.b') }];`, ['File']],
    [
      'the command line',
      `program.description('Looks').option('-p, --port <n>', 'Port').argument('<host>', 'Host');`,
      ['Host', 'Port', 'Looks'],
    ],
    ['errors of the command line', `command.error('No such thing');`, ['No such thing']],
  ])('finds words in %s', (_, source, expected) => {
    expect(host(source)).toEqual(expected);
  });

  it.each([
    ['translations', `console.log(t('web.ready', { url })); program.option('-p', t('cli.option.port'));`],
    ['escape sequences', `process.stdout.write('\\x1b[2K\\r'); process.stdout.write(\`\\x1b[\${n}A\`);`],
    ['data', `process.stdout.write(JSON.stringify({ type: 'sent' }) + '\\n');`],
    ['options that nobody reads', `dialog.showMessageBox({ type: 'warning', message: t('a.b') });`],
  ])('lets %s pass', (_, source) => {
    expect(host(source)).toEqual([]);
  });
});
