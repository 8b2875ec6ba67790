// The command line: what it really prints, drawn as a terminal would.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import type { Picture, Stage } from './stage';

const PROGRAM = resolve(import.meta.dirname, '../../../out/cli/bothends.js');

/** A program that starts on a busy machine. */
const PATIENCE = { timeout: 30_000 };

interface Run {
  readonly child: ChildProcess;
  /** What stands in its terminal. */
  readonly screen: () => string;
}

function run(stage: Stage, words: readonly string[]): Run {
  const env = { ...process.env, LC_ALL: stage.isKorean ? 'ko_KR.UTF-8' : 'en_US.UTF-8' };
  const child = spawn(process.execPath, [PROGRAM, ...words], { env, stdio: 'pipe' });
  let screen = `$ bothends ${words.join(' ')}\n`;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (screen += String(chunk)));
  stage.after(() => child.kill('SIGINT'));
  return { child, screen: () => screen };
}

const STYLE = `
  main { padding: 12px; background: #11151c; color: #d7dce5; width: 860px; }
  pre + pre { margin-top: 12px; }
  pre { margin: 0; padding: 12px 14px; border: 1px solid #2a313d; border-radius: 8px; background: #0b0e13;
    font: 13px/1.5 'JetBrains Mono', 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', NanumGothicCoding, monospace; white-space: pre-wrap; }
`;

export const TERMINAL: readonly Picture[] = [
  {
    name: 'terminal',
    draw: async (stage) => {
      const server = run(stage, ['server', '0']);
      await expect.poll(server.screen, PATIENCE).toMatch(/127\.0\.0\.1:[1-9]\d*/);
      const port = /127\.0\.0\.1:([1-9]\d*)/.exec(server.screen())?.[1] ?? '';
      const client = run(stage, ['client', '127.0.0.1', port]);
      await expect.poll(client.screen, PATIENCE).toMatch(/⇄/);
      client.child.stdin?.write('hello\n안녕하세요\n');
      await expect.poll(client.screen, PATIENCE).toContain('안녕하세요');
      client.child.stdin?.end();
      await expect.poll(() => client.child.exitCode, PATIENCE).toBe(0);
      const page = await stage.page.context().newPage();
      await page.setContent(`<style>${STYLE}</style><main><pre></pre><pre></pre></main>`);
      for (const [nth, each] of [server, client].entries())
        await page
          .locator('pre')
          .nth(nth)
          .evaluate((node, text) => (node.textContent = text), each.screen());
      return page.locator('main');
    },
  },
];
