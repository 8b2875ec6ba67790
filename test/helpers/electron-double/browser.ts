import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { connect } from './cdp';

const FLAGS = [
  ...['--remote-debugging-pipe', '--remote-debugging-port=0', '--headless', '--no-sandbox'],
  ...['--no-startup-window', '--no-first-run', '--disable-quic'],
  // Electron's pages are told when the other end of a port closes; Chromium's only with this.
  '--enable-blink-features=MessagePortCloseEvent',
];
/** Switches that mean something to the app or to Node, and not to the browser behind the double. */
const NOT_PASSED_ON = ['inspect', 'user-data-dir', 'remote-debugging-port'];

/**
 * Starts headless Chromium, its profile in the app's own folder as with Electron. The double talks to it over the
 * pipe, Playwright over the port. Chromium quits when the pipe breaks, so none is left even after a SIGKILL.
 */
export async function startBrowser(userData: string, switches: ReadonlyMap<string, string>) {
  const { CHROMIUM, DOUBLE_CHROMIUM } = process.env;
  const passedOn = [...switches].filter(([name]) => !NOT_PASSED_ON.includes(name));
  const args = [
    ...FLAGS,
    `--user-data-dir=${join(userData, 'Chromium')}`,
    ...passedOn.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ];
  const child = spawn(CHROMIUM ?? DOUBLE_CHROMIUM ?? '/usr/bin/chromium', args, {
    // Not in our process group: whoever kills that must leave Chromium the time to clean up behind itself.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, , stderr, output, input] = child.stdio as [null, null, Readable, Writable, Readable];
  // Not `exit`: only when all processes of Chromium have let go of stderr does nobody write to the profile any more.
  const gone = once(child, 'close');
  let log = '';
  const endsUnasked = (code: number | null) => {
    console.error(`double: Chromium has ended with ${code}\n${log}`);
    process.exit(1);
  };
  child.once('exit', endsUnasked);
  const endpoint = await new Promise<string>((resolve) => {
    createInterface(stderr).on('line', (line) => {
      log = `${log}${line}\n`.slice(-20_000);
      const found = /^DevTools listening on (ws:\/\/\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const sessionOf = connect(input, output);
  const root = sessionOf();
  // A page waits until what belongs into it is there; its requests, the first one too, until they are answered.
  const waits = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  await root.send('Target.setAutoAttach', { ...waits, filter: [{ type: 'page' }] });
  await root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });

  async function close(): Promise<void> {
    child.off('exit', endsUnasked);
    output.end();
    await gone;
  }
  return { sessionOf, root, endpoint, close };
}

export type Browser = Awaited<ReturnType<typeof startBrowser>>;
