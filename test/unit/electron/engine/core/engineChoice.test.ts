import { type ServerSpec, serverSpecSchema } from '@shared/contract/spec';
import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../../../../../electron/engine/core/engineChoice';

const HERE = { platform: 'linux', hasWorker: true };
const WINDOWS = { platform: 'win32', hasWorker: true };
const NO_WORKER = { platform: 'linux', hasWorker: false };

const spec = (name: 'echo' | 'iterative', engine: ServerSpec['engine'] = null) =>
  serverSpecSchema.parse({ kind: 'tcp-server', behaviour: { name }, engine });

describe('the engine of a server', () => {
  it.each([
    ['iterative', HERE, 'blocking'],
    ['iterative', { ...HERE, platform: 'darwin' }, 'blocking'],
    ['iterative', WINDOWS, 'portable'],
    ['iterative', NO_WORKER, 'portable'],
    ['echo', HERE, 'portable'],
    ['echo', WINDOWS, 'portable'],
  ] as const)('of %s that does not care, at %j: %s', (name, place, engine) => {
    expect(chooseEngine(spec(name), place)).toEqual({ engine, refusal: null });
  });

  it.each([
    ['echo', HERE, null],
    ['echo', WINDOWS, null],
    ['echo', NO_WORKER, 'no-worker'],
    ['iterative', HERE, null],
    ['iterative', WINDOWS, 'platform'],
    ['iterative', NO_WORKER, 'no-worker'],
  ] as const)('blocking is never replaced, only refused: %s at %j: %s', (name, place, refusal) => {
    expect(chooseEngine(spec(name, 'blocking'), place)).toEqual({ engine: 'blocking', refusal });
  });

  it.each([HERE, WINDOWS, NO_WORKER])('portable can be had everywhere: %j', (place) => {
    const wanted = { engine: 'portable', refusal: null };
    expect(chooseEngine(spec('iterative', 'portable'), place)).toEqual(wanted);
    expect(chooseEngine(spec('echo', 'portable'), place)).toEqual(wanted);
  });
});
