// @vitest-environment node
import type { EventRow } from '@shared/contract/events';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, filterEvents, isFiltering } from '../../../renderer/features/events/filter';
import { errorLine, explanationOf, rowFacts } from '../../../renderer/features/explain/rowFacts';
import { score } from '../../../renderer/features/palette/score';
import { fits, lifeVerbs } from '../../../renderer/features/panes/verbs';

const base = { seq: 1, at: 7.123456789, session: 1, socket: 2, evidence: 'app' } as const;
const local = { address: '127.0.0.1', port: 1, family: 'IPv4' } as const;
const refused: EventRow = {
  ...base,
  type: 'connect-failed',
  durationMs: 1,
  error: {
    code: 'ECONNREFUSED',
    message: 'm',
    syscall: 'connect',
    address: '::1',
    port: 9,
    explanation: 'refused',
  },
};
const accepted: EventRow = { ...base, session: 2, type: 'accepted', local, remote: null };

describe('filterEvents', () => {
  const rows = [refused, accepted];
  const words = (row: EventRow): string => (row.type === 'accepted' ? 'left before' : 'nobody there');

  it('lets everything through as it is', () => {
    expect(isFiltering(EVERYTHING)).toBe(false);
    expect(filterEvents(rows, EVERYTHING, words)).toBe(rows);
  });

  it('filters by session, group and text', () => {
    expect(filterEvents(rows, { ...EVERYTHING, session: 2 }, words)).toEqual([accepted]);
    expect(filterEvents(rows, { ...EVERYTHING, groups: new Set(['data']) }, words)).toEqual([]);
    expect(filterEvents(rows, { ...EVERYTHING, text: 'NOBODY' }, words)).toEqual([refused]);
    expect(filterEvents(rows, { ...EVERYTHING, text: 'accept' }, words)).toEqual([accepted]);
  });
});

describe('rowFacts', () => {
  it('lists every field under its own name, times to a microsecond', () => {
    const facts = rowFacts(accepted);
    expect(facts).toContainEqual({ name: 'local', value: '127.0.0.1:1' });
    expect(facts).toContainEqual({ name: 'remote', value: '–' });
    expect(facts).toContainEqual({ name: 'at', value: '7.123' });
  });

  it('chooses the explanation of the error, and writes what the system said', () => {
    expect(explanationOf(refused)).toBe('refused');
    expect(explanationOf(accepted)).toBeNull();
    expect('error' in refused && refused.error && errorLine(refused.error)).toBe(
      'ECONNREFUSED connect [::1]:9',
    );
  });
});

describe('score', () => {
  it('prefers beginnings, then beginnings of words, then any place', () => {
    expect(score('th', ['Theme: Dark'])).toBe(1);
    expect(score('dark', ['Theme: Dark'])).toBe(0.8);
    expect(score('eme', ['Theme: Dark'])).toBe(0.4);
    expect(score('th', ['Clear traffic'])).toBe(0);
  });

  it('looks for every word, and at every name', () => {
    expect(score('conn clo', ['Close connection #1'])).toBe(0.8);
    expect(score('close', ['연결 #1 닫기', 'Close connection #1'])).toBe(1);
    expect(score('닫기', ['연결 #1 닫기', 'Close connection #1'])).toBe(0.8);
  });
});

describe('verbs', () => {
  it('fit the phase of the session', () => {
    const server = { spec: { kind: 'tcp-server' } } as never;
    const client = { spec: { kind: 'tcp-client' } } as never;
    expect(lifeVerbs({ ...(server as object), phase: 'listening' } as never)).toEqual(['stopListening']);
    expect(lifeVerbs({ ...(server as object), phase: 'failed' } as never)).toEqual(['listen']);
    expect(lifeVerbs({ ...(client as object), phase: 'waiting' } as never)).toEqual([
      'reconnect',
      'cancelRetry',
    ]);
    expect(lifeVerbs({ ...(client as object), phase: 'connected' } as never)).toEqual([]);
  });

  it('fit the phase of the connection', () => {
    expect(fits('halfClose', { phase: 'open' })).toBe(true);
    expect(fits('halfClose', { phase: 'ended' })).toBe(false);
    expect(fits('reset', { phase: 'closing' })).toBe(true);
    expect(fits('close', { phase: 'closing' })).toBe(false);
  });
});
