import {
  CLIENT_BEHAVIOURS,
  clientBehaviourSchema,
  SERVER_BEHAVIOURS,
  serverBehaviourSchema,
} from '@shared/contract/behaviour';
import { BUFFER_MAX, CLIENTS_MAX, GREETING_CHARS, SPLIT_DELAY_MAX_MS } from '@shared/contract/limits';
import { describe, expect, it } from 'vitest';

describe('server behaviours', () => {
  it.each(SERVER_BEHAVIOURS)('%s needs nothing but its name', (name) => {
    expect(serverBehaviourSchema.parse({ name })).toMatchObject({ name });
  });

  it('have the numbers of the course notes', () => {
    expect(serverBehaviourSchema.parse({ name: 'hello' })).toEqual({
      name: 'hello',
      text: 'Hello World!',
      nul: false,
      once: false,
    });
    expect(serverBehaviourSchema.parse({ name: 'iterative' })).toEqual({
      name: 'iterative',
      maxClients: 5,
      buffer: 1024,
    });
  });

  it.each([
    [{ name: 'loud' }, ['name']],
    [{ name: 'hello', text: 'x'.repeat(GREETING_CHARS + 1) }, ['text']],
    [{ name: 'iterative', maxClients: -1 }, ['maxClients']],
    [{ name: 'iterative', maxClients: CLIENTS_MAX + 1 }, ['maxClients']],
    [{ name: 'iterative', buffer: 0 }, ['buffer']],
    [{ name: 'split', bytes: BUFFER_MAX + 1 }, ['bytes']],
    [{ name: 'split', delayMs: SPLIT_DELAY_MAX_MS + 1 }, ['delayMs']],
    [{ name: 'echo', text: 'x' }, []],
  ])('are refused with the path: %j', (input, path) => {
    expect(serverBehaviourSchema.safeParse(input).error?.issues[0]?.path).toEqual(path);
  });
});

describe('client behaviours', () => {
  it.each(CLIENT_BEHAVIOURS)('%s needs nothing but its name', (name) => {
    expect(clientBehaviourSchema.parse({ name })).toMatchObject({ name });
  });

  it('read as much at once as the programs of the notes, with room for the NUL', () => {
    expect(clientBehaviourSchema.parse({ name: 'read-once' })).toEqual({ name: 'read-once', buffer: 29 });
    expect(clientBehaviourSchema.parse({ name: 'naive' })).toEqual({ name: 'naive', buffer: 1023 });
  });

  it('refuse what only a server does', () => {
    expect(clientBehaviourSchema.safeParse({ name: 'echo' }).success).toBe(false);
  });
});
