// The servers that are compared. Each start is a new process.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchServer } from './bench';
import { type Child, startChild } from './children';

const START_TIMEOUT_MS = 10_000;
/** Other people's servers do not notice that the bench has died: they end by themselves. */
const FOREIGN_LIFE_SECONDS = 60;

const portSchema = z.object({ port: z.int() });

/** Starts one of the scripts in servers/. */
export async function startScript(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ child: Child; port: number }> {
  const child = startChild(process.execPath, [join(import.meta.dirname, '../servers', name)], env);
  try {
    return { child, ...portSchema.parse(JSON.parse(await child.line(START_TIMEOUT_MS))) };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function script(name: string, file: string, env: Readonly<Record<string, string>> = {}): BenchServer {
  return {
    name,
    async start() {
      const { child, port } = await startScript(file, env);
      return { port, pid: child.pid, stop: () => child.stop() };
    },
  };
}

export const rawNode = script('raw Node', 'pipe.mjs');
export const engine = script('engine', 'engine.mjs');

/**
 * glibc gives the top of the heap back and takes it again, page fault by page fault, as luck has it: the same process
 * started twice differs by a factor of two in bulk, plain Node as well. Told to keep its memory, it does not.
 */
const KEEP_MEMORY = { MALLOC_TRIM_THRESHOLD_: String(1024 ** 3) };
export const steadyNode = script('raw Node, keeping memory', 'pipe.mjs', KEEP_MEMORY);
export const steadyEngine = script('engine, keeping memory', 'engine.mjs', KEEP_MEMORY);

function program(name: string, command: (port: string) => readonly string[]): BenchServer {
  return {
    name,
    async start() {
      const port = await freePort();
      const child = startChild('timeout', [String(FOREIGN_LIFE_SECONDS), ...command(String(port))]);
      try {
        await listening(port);
      } catch (error) {
        await child.stop();
        throw error;
      }
      return { port, pid: child.pid, stop: () => child.stop() };
    },
  };
}

export const socat = program('socat', (port) => [
  'socat',
  `TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr,nodelay,backlog=4096`,
  'PIPE',
]);

/** It serves 100 at most unless told otherwise. */
export const ncat = program('ncat', (port) => [
  'ncat',
  ...['-l', '-k', '-m', '200', '127.0.0.1', port, '--exec', '/bin/cat'],
]);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Waits for the row in the kernel's table: a trial connection would already be a guest. */
async function listening(port: number): Promise<void> {
  const row = new RegExp(`: [0-9A-F]{8}:${port.toString(16).toUpperCase().padStart(4, '0')} \\S+ 0A `);
  for (const until = performance.now() + START_TIMEOUT_MS; performance.now() < until; await sleep(10)) {
    if (row.test(readFileSync('/proc/net/tcp', 'utf8'))) return;
  }
  throw new Error(`nobody listens on port ${port} after ${START_TIMEOUT_MS} ms`);
}
