import { type UpdateState, updateStateSchema } from '@shared/contract/desktop';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusy, nextUpdateState, type UpdateEvent } from '../../../../../electron/app/updates/updateState';

const NONE: UpdateState = { kind: 'none' };
const through = (...events: UpdateEvent[]) => events.reduce(nextUpdateState, NONE);
const found = { type: 'found', version: '2' } as const;
const READY = [{ type: 'checking' }, found, { type: 'downloading' }, { type: 'downloaded' }] as const;

describe('nextUpdateState', () => {
  it('goes from looking to installing, step by step', () => {
    expect(through({ type: 'checking' })).toEqual({ kind: 'checking' });
    expect(through({ type: 'checking' }, found)).toEqual({ kind: 'available', version: '2' });
    expect(through({ type: 'checking' }, { type: 'newest', version: '1' })).toEqual({
      kind: 'newest',
      version: '1',
    });
    const half = through(...READY.slice(0, 3), { type: 'progress', percent: 49.6 });
    expect(half).toEqual({ kind: 'downloading', version: '2', percent: 50 });
    expect(through(...READY)).toEqual({ kind: 'ready', version: '2' });
    expect(through(...READY, { type: 'installing' })).toEqual({ kind: 'installing', version: '2' });
  });

  it('leaps over no step', () => {
    expect(through({ type: 'downloading' })).toEqual(NONE);
    expect(through({ type: 'downloaded' })).toEqual(NONE);
    expect(through({ type: 'installing' })).toEqual(NONE);
    expect(through({ type: 'checking' }, found, { type: 'installing' })).toMatchObject({ kind: 'available' });
  });

  it('says which step failed, and of none that did not run', () => {
    const failed = { type: 'failed', detail: 'no network' } as const;
    expect(through({ type: 'checking' }, failed)).toMatchObject({ kind: 'failed', step: 'check' });
    expect(through(...READY.slice(0, 3), failed)).toMatchObject({ step: 'download' });
    expect(through(...READY, { type: 'installing' }, failed)).toMatchObject({ step: 'install' });
    expect(through(failed)).toEqual(NONE);
    expect(through(...READY, failed)).toMatchObject({ kind: 'ready' });
  });

  it('offers again what was cancelled, and lets nothing that runs be dismissed', () => {
    expect(through(...READY.slice(0, 3), { type: 'cancelled' })).toEqual({ kind: 'available', version: '2' });
    expect(through(...READY.slice(0, 3), { type: 'dismissed' })).toMatchObject({ kind: 'downloading' });
    expect(through(...READY, { type: 'dismissed' })).toEqual(NONE);
  });

  it('offers what nobody asked for only when there is nothing else to say', () => {
    const offered = { type: 'offered', version: '3' } as const;
    expect(through(offered)).toEqual({ kind: 'available', version: '3' });
    expect(through(...READY, offered)).toEqual({ kind: 'ready', version: '2' });
  });

  it('is always a state that can be told, and never ready without having been downloaded', () => {
    const event: fc.Arbitrary<UpdateEvent> = fc.oneof(
      fc.constantFrom(
        ...(['checking', 'downloading', 'cancelled', 'downloaded', 'installing', 'dismissed'] as const).map(
          (type) => ({ type }),
        ),
      ),
      fc.record({ type: fc.constantFrom('found', 'offered', 'newest'), version: fc.constantFrom('2', '3') }),
      fc.record({ type: fc.constant('progress'), percent: fc.double() }),
      fc.record({ type: fc.constant('failed'), detail: fc.string({ maxLength: 600 }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let state: UpdateState = { kind: 'none' };
        for (const each of events) {
          const next = nextUpdateState(state, each);
          expect(updateStateSchema.safeParse(next).success).toBe(true);
          if (next.kind === 'ready' && state.kind !== 'ready') expect(state.kind).toBe('downloading');
          if (next.kind === 'installing' && state.kind !== 'installing') expect(state.kind).toBe('ready');
          if (each.type === 'checking' && isBusy(state)) expect(next).toBe(state);
          state = next;
        }
      }),
    );
  });
});
