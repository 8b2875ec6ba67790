import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { en } from '@shared/i18n/en/index';
import { createTranslator } from '@shared/i18n/index';
import { ko } from '@shared/i18n/ko/index';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../electron/cli/program';
import { textsOf, unknownNames } from './names';

const docs = resolve(import.meta.dirname, '../../../docs');

interface Page {
  readonly name: string;
  readonly text: string;
}

function pagesOf(language: string): Page[] {
  const folder = join(docs, 'guide', language);
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

describe('names of the interface in the guide', () => {
  // A name of the interface is bold in a page, and nothing else is.
  it.each([
    ['en', en],
    ['ko', ko],
  ] as const)('are those of the catalogue (%s)', (language, catalogue) => {
    const texts = textsOf(catalogue);
    const wrong = pagesOf(language).flatMap(({ name, text }) =>
      unknownNames(text, texts).map((unknown) => `${name}: ${unknown}`),
    );
    expect(wrong).toEqual([]);
  });

  it('would be missed', () => {
    const texts = ['Half-close', 'Reset connection #{{n}}', '{{text}}', 'queue {{n}}'];
    expect(unknownNames('**Half-close** and **Reset connection #2**, **queue**', texts)).toEqual([]);
    expect(
      unknownNames('**Half close**, **Reset connection**\n```\n**code**\n```\n**Two\nlines**', texts),
    ).toEqual(['Half close', 'Reset connection', 'Two lines']);
  });
});

const nothing = (): void => undefined;
const program = createProgram(createTranslator('en').t, {
  web: nothing,
  server: nothing,
  client: nothing,
  check: nothing,
  scenarioList: nothing,
  scenarioRun: nothing,
  replay: nothing,
  print: nothing,
});

/** What a command line of a page says that the program does not know. */
function unknownWords(line: string): string[] {
  const words = line.replace(/'[^']*'/g, 'quoted').split(/\s+/);
  let command: Command = program;
  const unknown: string[] = [];
  for (const word of words) {
    const inner = command.commands.find((each) => each.name() === word);
    if (inner !== undefined) command = inner;
    else if (word.startsWith('--') && !command.options.some(({ long }) => long === word)) unknown.push(word);
  }
  if (command === program && !words.includes('help')) unknown.push(line);
  return unknown;
}

/** The command lines in the code of a page. */
function commandLines(page: string): string[] {
  return [...page.matchAll(/^```\n(.*?)^```/gms)]
    .flatMap(([, code = '']) => code.split('\n'))
    .flatMap((line) => [...line.replace(/#.*$/, '').matchAll(/(?<![\w./-])bothends ([^|<>]+)/g)])
    .map(([, rest = '']) => rest.trim());
}

describe('command lines in the guide', () => {
  it.each(['en', 'ko'])('are understood by the program (%s)', (language) => {
    const lines = pagesOf(language).flatMap(({ text }) => commandLines(text));
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.flatMap(unknownWords)).toEqual([]);
  });

  it('would be missed', () => {
    expect(unknownWords('server 9190 --behavior echo')).toEqual(['--behavior']);
    expect(unknownWords('serve 9190')).toEqual(['serve 9190']);
    expect(
      commandLines('```\nssh H bothends web --port 1 | x\nbothends client h 1 < a  # note\n```'),
    ).toEqual(['web --port 1', 'client h 1']);
  });
});

describe('pictures of the README', () => {
  it('are there', () => {
    const readme = readFileSync(join(docs, '../README.md'), 'utf8');
    const named = [...readme.matchAll(/\]\((docs\/[^)]+\.png)\)/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(5);
    for (const path of named) expect(() => readFileSync(join(docs, '..', path)), path).not.toThrow();
  });
});
