import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);
const alias = { '@shared': at('shared') };
/** What is bundled, with its licences: packages ship them. */
const license = { fileName: 'licences.md' };

// Everything ships bundled (all packages are devDependencies), so the package needs no node_modules.
const sections = {
  main: {
    source: 'electron/app/main.ts',
    config: {
      resolve: { alias },
      build: {
        sourcemap: true,
        license,
        rolldownOptions: {
          input: {
            index: at('electron/app/main.ts'),
            // The thread of a server, beside the file that starts it.
            serverWorker: at('electron/engine/blocking/serverWorker.ts'),
          },
        },
      },
    },
  },
  preload: {
    source: 'electron/app/preload.ts',
    config: {
      resolve: { alias },
      build: {
        externalizeDeps: false,
        license,
        // A sandboxed window loads one CommonJS file, and Node must not take it for a module.
        rolldownOptions: {
          input: { index: at('electron/app/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  renderer: {
    source: 'renderer/index.html',
    config: {
      root: at('renderer'),
      resolve: { alias },
      plugins: [react()],
      build: {
        minify: true,
        license,
        // The page policy allows no font from a data: URL, which is what small ones would become.
        assetsInlineLimit: 0,
        // Loaded from the disk or this machine: one large file is no problem to warn about.
        chunkSizeWarningLimit: 4000,
        rolldownOptions: { input: { index: at('renderer/index.html') } },
      },
    },
  },
} satisfies Record<string, { source: string; config: object }>;

function present(): UserConfig {
  const config: Record<string, object> = {};
  for (const [name, section] of Object.entries(sections)) {
    if (existsSync(at(section.source))) config[name] = section.config;
    else console.warn(`not built: ${name} (no ${section.source} yet)`);
  }
  return config;
}

export default defineConfig(present());
