import { chmodSync, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

// What plain Node runs, without Electron: the command line, `npm start`, and the rooms that tests and other
// hosts use as they were built.

const at = (path: string) => resolve(import.meta.dirname, path);

/** File under out/ (without .js) -> source. Entries share chunks, so a room exists once however it is reached. */
const entries: Record<string, string> = {
  'cli/bothends': 'electron/cli/main.ts',
  'cli/start': 'electron/cli/start.ts',
  'engine/index': 'electron/engine/index.ts',
  'bridge/index': 'electron/bridge/index.ts',
  'kernel/index': 'electron/kernel/index.ts',
  'capture/index': 'electron/capture/index.ts',
  // Workers: add one line each. Hosts pass their URLs on.
  'engine/serverWorker': 'electron/engine/blocking/serverWorker.ts',
  'kernel/socketTableWorker': 'electron/kernel/socketTableWorker.ts',
};

const folders = ['cli', 'engine', 'bridge', 'kernel', 'capture', 'workers', 'chunks'];
const executable = 'cli/bothends';

const input: Record<string, string> = {};
for (const [name, source] of Object.entries(entries)) {
  if (existsSync(at(source))) input[name] = at(source);
  else console.warn(`not built: ${name} (no ${source} yet)`);
}

/** out/ also holds what electron-vite made: clear only our own folders. */
const clearOwnFolders: Plugin = {
  name: 'clear-own-folders',
  buildStart() {
    for (const folder of folders) rmSync(at(`out/${folder}`), { recursive: true, force: true });
  },
};

const markExecutable: Plugin = {
  name: 'mark-executable',
  writeBundle() {
    if (input[executable]) chmodSync(at(`out/${executable}.js`), 0o755);
  },
};

export default defineConfig({
  resolve: { alias: { '@shared': at('shared') } },
  plugins: [clearOwnFolders, markExecutable],
  // Bundled CommonJS packages may ask where they are; an ES module answers by other names.
  define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
  // Nothing is left to node_modules but Node's own modules.
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    // What is bundled, with its licences: packages ship them.
    license: { fileName: 'cli/licences.md' },
    rolldownOptions: {
      input,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        banner: (chunk) => (chunk.name === executable ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
