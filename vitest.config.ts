import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const alias = { '@shared': resolve(import.meta.dirname, 'shared') };
/** A deadline for what hangs. Tests that read every file of the tree take seconds on a busy machine. */
const DEADLINE = { testTimeout: 30_000, hookTimeout: 30_000 };
const under = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

// `isolate: false` where a test file leaves nothing behind: to load every module anew for each file takes longer than the
// tests.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: under('unit', 'contract', 'rules'),
          isolate: false,
          ...DEADLINE,
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        // Each file has a DOM of its own, and modules that have not seen another one.
        test: { name: 'renderer', environment: 'jsdom', include: under('renderer'), ...DEADLINE },
      },
      {
        resolve: { alias },
        // Real sockets: one file at a time, so that ports, TIME_WAIT and timings belong to one test.
        test: {
          name: 'integration',
          environment: 'node',
          include: under('integration'),
          exclude: under('integration/scenarios'),
          fileParallelism: false,
          ...DEADLINE,
        },
      },
      {
        resolve: { alias },
        // They wait most of the time, for TIME_WAIT and for silence, and look at their own sockets only: side by side.
        test: {
          name: 'scenarios',
          environment: 'node',
          include: under('integration/scenarios'),
          maxWorkers: 4,
          ...DEADLINE,
        },
      },
      {
        resolve: { alias },
        // Needs root and a network of its own: `npm run test:netns`.
        test: {
          name: 'netns',
          environment: 'node',
          include: under('netns'),
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'packaging',
          environment: 'node',
          include: under('packaging'),
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
