import { createTranslator, type Language } from '@shared/i18n/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, ladderSvg } from '../../../renderer/features/wire/ladderSvg';
import type { WireRow } from '../../../renderer/features/wire/wireRow';
import { Script } from './ladderRows';

const NAMES = { client: '127.0.0.1:43276', server: '127.0.0.1:9190' };

function svg(
  rows: readonly WireRow[],
  names: Record<'client' | 'server', string | null> = NAMES,
  language: Language = 'en',
): string {
  const { t } = createTranslator(language);
  return ladderSvg(rows, { names, epochMs: new Date(2026, 10, 20, 12, 3, 4, 100).getTime(), t, language });
}

function parse(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  expect(document.documentElement.tagName).toBe('svg');
  return document;
}

function texts(document: Document): string[] {
  return [...document.querySelectorAll('text')].map((text) => text.textContent ?? '');
}

function whole(): Script {
  return new Script()
    .open()
    .write('client', 'hello\n')
    .read('server', 'hel')
    .read('server', 'lo\n')
    .wait(3_000)
    .end('client')
    .peerEnd('server')
    .event('server', 'state', { from: 'ESTABLISHED', to: 'CLOSE_WAIT', passed: [] })
    .event('server', 'reset-sent')
    .reset('client');
}

describe('the picture', () => {
  it('says whose wire it is, every step, and what the marks mean', () => {
    const document = parse(svg(whole().rows));
    expect(document.querySelector('title')?.textContent).toBe('Wire 127.0.0.1:43276 ⇄ 127.0.0.1:9190');
    const all = texts(document);
    expect(all).toContain('Client 127.0.0.1:43276');
    expect(all).toContain('Server 127.0.0.1:9190');
    expect(all).toContain('12:03:04.103');
    expect(all).toContain('○ handshake: SYN → SYN-ACK → ACK');
    expect(all).toContain('● write 6 B hello␊ · 1 write → 2 reads');
    expect(all).toContain('◆ ESTABLISHED → CLOSE_WAIT');
    expect(all).toContain('3 s without an event');
    expect(all).toContain('FIN');
    expect(all).toContain('RST');
    expect(all.at(-1)).toBe(
      '● observed by the app   ◆ kernel’s socket table   ▲ captured packet   ○ explanation   dashed: the other end was not seen',
    );
  });

  it('speaks Korean', () => {
    const all = texts(parse(svg(whole().rows, NAMES, 'ko')));
    expect(all).toContain('클라이언트 127.0.0.1:43276');
    expect(all).toContain('● 쓰기 6 B hello␊ · 쓰기 1번 → 읽기 2번');
  });

  it('shows an end elsewhere as dashed, and is drawn when there is nothing', () => {
    const document = parse(
      svg(new Script().event('client', 'connected').write('client', 'a').rows, { ...NAMES, server: null }),
    );
    expect(texts(document)).toContain('Server not in this app');
    expect(document.querySelectorAll('path[stroke-dasharray="4 4"]')).toHaveLength(1);
    expect(document.querySelectorAll('path[stroke-dasharray="3 3"]')).toHaveLength(4);
    parse(svg([]));
  });

  it('stands alone, on white, and is as tall as it has lines', () => {
    const rows = whole().rows;
    const text = svg(rows);
    expect(text).not.toMatch(/var\(|class=|href|<script|<style|url\(/);
    const { documentElement } = parse(text);
    expect(documentElement.querySelector('rect')?.getAttribute('fill')).toBe('#ffffff');
    const tall = parse(svg([...rows, ...rows.slice(-1)])).documentElement;
    expect(Number(tall.getAttribute('height')) - Number(documentElement.getAttribute('height'))).toBe(22);
  });

  it('holds every row it is given', () => {
    const script = new Script();
    for (let i = 0; i < 23_000; i++) script.write('client', 'a');
    expect(svg(script.rows).match(/write 1 B/g)).toHaveLength(23_000);
  });
});

describe('what others chose', () => {
  it('is text and nothing else, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.uint8Array({ maxLength: 60 }),
        (name, bytes) => {
          const script = new Script()
            .open()
            .write('client', bytes)
            .event('client', 'note', { note: 'message', text: name });
          const document = parse(svg(script.rows, { ...NAMES, server: name }));
          const tags = new Set([...document.querySelectorAll('*')].map((element) => element.tagName));
          expect([...tags].sort()).toEqual(['path', 'rect', 'svg', 'text', 'title']);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is escaped, and replaced where XML has no place for it', () => {
    expect(escapeXml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
    expect(escapeXml('a\u0000b\ud800c\uffffd\u{1f600}')).toBe('a\ufffdb\ufffdc\ufffdd\u{1f600}');
    expect(escapeXml('한글 ␊')).toBe('한글 ␊');
  });

  it('is cut where it would leave the picture, letters of the East twice as wide', () => {
    const cut = (content: string): number =>
      [
        ...(texts(parse(svg(new Script().write('client', content).rows))).find((each) =>
          each.includes('write'),
        ) ?? ''),
      ].length;
    expect(cut('a'.repeat(300))).toBeLessThan(60);
    expect(cut('한'.repeat(16))).toBeLessThan(cut('a'.repeat(48)));
  });
});
