import { commandSchemas, hostNoticeSchemas, viewNoticeSchemas } from '@shared/contract/commands';
import { errorInfoSchema } from '@shared/contract/errors';
import { eventFieldSchemas, GROUP_OF } from '@shared/contract/events';
import { SEND_BYTES } from '@shared/contract/limits';
import { ROW_TYPES } from '@shared/contract/record';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as examples from './examples';

type Path = (string | number)[];

/** Every object in a value, and every leaf. */
function* walk(value: unknown, path: Path = []): Generator<{ path: Path; object: boolean }> {
  const object = typeof value === 'object' && value !== null && !Array.isArray(value);
  yield { path, object };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* walk(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** A copy in which the value at `path` is replaced by what `change` makes of it. */
function changed(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const slot = copy as Record<string | number, unknown>;
  slot[key] = changed(slot[key], rest, change);
  return copy;
}

/** The issue may stand at the place itself or, for a union, at what contains it. */
function expectRefusedAt(schema: z.ZodType, value: unknown, path: Path): void {
  const parsed = schema.safeParse(value);
  expect(parsed.success, `accepted: ${JSON.stringify(value)}`).toBe(false);
  const [issue] = parsed.error?.issues ?? [];
  expect(issue?.path).toEqual(path.slice(0, issue?.path.length));
  if (issue?.code !== 'invalid_union') expect(issue?.path).toEqual(path);
}

const cases: [string, z.ZodType, unknown][] = [
  ['error', errorInfoSchema, examples.error],
  ...Object.entries(eventFieldSchemas).map(([type, schema]): [string, z.ZodType, unknown] => [
    `event ${type}`,
    schema,
    examples.events[type as keyof typeof examples.events],
  ]),
  ...Object.entries(commandSchemas).flatMap(([name, { params, value }]): [string, z.ZodType, unknown][] => [
    [`${name} params`, params, examples.params[name as keyof typeof examples.params]],
    [`${name} value`, value, examples.values[name as keyof typeof examples.values]],
  ]),
  ...Object.entries(viewNoticeSchemas).map(([name, schema]): [string, z.ZodType, unknown] => [
    `notice ${name}`,
    schema,
    examples.viewNotices[name as keyof typeof viewNoticeSchemas] ?? {},
  ]),
  ...Object.entries(hostNoticeSchemas).map(([name, schema]): [string, z.ZodType, unknown] => [
    `notice ${name}`,
    schema,
    examples.hostNotices[name as keyof typeof hostNoticeSchemas] ?? {},
  ]),
];

describe.each(cases)('%s', (_name, schema, example) => {
  it('is taken as it is', () => {
    expect(schema.parse(example)).toEqual(example);
  });

  it('refuses a key nobody knows, wherever it is', () => {
    for (const { path, object } of walk(example)) {
      // What the text of a fact has in braces: each has its own.
      if (!object || path.at(-1) === 'values') continue;
      expectRefusedAt(
        schema,
        changed(example, path, (old) => ({ ...(old as object), surprise: 1 })),
        path,
      );
    }
  });

  it('refuses a value of another type, wherever it is', () => {
    for (const { path } of walk(example)) {
      expectRefusedAt(
        schema,
        changed(example, path, (old) => (typeof old === 'object' ? 'text' : { odd: old })),
        path,
      );
    }
  });
});

describe('commands', () => {
  it('send at most the limit of bytes, as base64', () => {
    const { params } = commandSchemas['socket.send'];
    const send = (data: string) => params.safeParse({ session: 1, to: 1, data }).error?.issues[0]?.path;
    expect(send(Buffer.alloc(SEND_BYTES).toString('base64'))).toBeUndefined();
    expect(send(Buffer.alloc(SEND_BYTES + 3).toString('base64'))).toEqual(['data']);
    expect(send('not base64!')).toEqual(['data']);
  });
});

describe('events', () => {
  it('have each a group and a number of their own', () => {
    expect(new Set(ROW_TYPES).size).toBe(ROW_TYPES.length);
    expect(Object.keys(GROUP_OF).sort()).toEqual([...ROW_TYPES].sort());
  });

  it('keep their numbers: frames of this version are read by them', () => {
    expect(ROW_TYPES.slice(0, 4)).toEqual(['received', 'sent', 'session-opened', 'session-closed']);
    expect(ROW_TYPES.indexOf('closed')).toBe(22);
    expect(ROW_TYPES.indexOf('listening-stopped')).toBe(25);
  });
});
