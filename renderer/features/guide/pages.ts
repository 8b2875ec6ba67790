/** The pages of the user guide, as they are in docs/guide, in the order of their file names. */
import type { Language } from '@shared/i18n/index';

/** Brought along by the build, so that the guide opens without a network. */
const TEXTS = import.meta.glob<string>('../../../docs/guide/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const PICTURES = import.meta.glob<string>('../../../docs/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

export interface GuidePage {
  /** The name of its file, without folder and number: the same in every language. */
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

const FILE = /\/guide\/(\w+)\/(\d+)-([\w-]+)\.md$/;

export function guidePages(language: Language): readonly GuidePage[] {
  return Object.keys(TEXTS)
    .sort()
    .flatMap((path) => {
      const [, folder, , id] = FILE.exec(path) ?? [];
      const text = TEXTS[path];
      if (folder !== language || id === undefined || text === undefined) return [];
      return [{ id, title: /^# (.+)$/m.exec(text)?.[1] ?? id, text }];
    });
}

/** Where a picture of the guide is, from how its text names it (`../../wire.png`); undefined when there is none. */
export function pictureUrl(named: string): string | undefined {
  return PICTURES[`../../../docs/${named.replace(/^(\.\.\/)+/, '')}`];
}

/** The pages that have all of these words, in title or text. No words: all of them. */
export function findPages(pages: readonly GuidePage[], query: string): readonly GuidePage[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return pages.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}
