import type { ServerEngine, ServerSpec } from '@shared/contract/spec';

export interface Place {
  /** As `process.platform` says it. */
  readonly platform: string;
  /** The host has brought the file that a server's thread runs. */
  readonly hasWorker: boolean;
}

/** Why the engine that was asked for cannot be had. */
export type EngineRefusal = 'platform' | 'no-worker';

export interface EngineChoice {
  readonly engine: ServerEngine;
  readonly refusal: EngineRefusal | null;
}

/**
 * Which engine a server runs in. What was asked for by name is refused rather than replaced where it cannot be had: who
 * asked for the kernel's queue must not look at another. Serving inside `accept` reads a socket by its descriptor, which
 * Windows has not; freezing needs no more than a thread.
 */
export function chooseEngine(
  { engine, behaviour }: ServerSpec,
  { platform, hasWorker }: Place,
): EngineChoice {
  const isIterative = behaviour.name === 'iterative';
  const canServe = !isIterative || platform !== 'win32';
  if (engine === 'portable') return { engine, refusal: null };
  if (engine === 'blocking')
    return { engine, refusal: !canServe ? 'platform' : hasWorker ? null : 'no-worker' };
  return { engine: isIterative && canServe && hasWorker ? 'blocking' : 'portable', refusal: null };
}
