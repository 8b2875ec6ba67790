// Where Electron's binary cannot be had, electron-builder packs around a stand-in: everything but the binary is real.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fuses of a binary are found: this sentence, a version, their number, and one state each. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;
const ON = '1';

/** A folder as Electron's archive for Linux unpacks to, as far as electron-builder looks at it. */
export function placeholderElectron(folder: string, version: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const fuses = Buffer.concat([
    Buffer.from(`#!/bin/sh\nexit 1\n${FUSES}`),
    Buffer.from([1, FUSE_COUNT]),
    Buffer.from(ON.repeat(FUSE_COUNT)),
  ]);
  writeFileSync(join(folder, 'electron'), fuses, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'chrome-sandbox',
    'locales/en-US.pak',
    'locales/ko.pak',
    'locales/de.pak',
  ])
    writeFileSync(join(folder, name), name);
  return folder;
}
