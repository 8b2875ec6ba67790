import { expect } from 'vitest';
import type { z } from 'zod';

export type Path = readonly (string | number)[];

/** A copy of `value` with `part` at `path`. */
export function withPart(value: unknown, path: Path, part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const slot = copy as Record<string | number, unknown>;
  slot[key] = withPart(slot[key], rest, part);
  return copy;
}

/** `a.0.b` as a path. */
export function pathOf(text: string): Path {
  return text.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** A field, values that it may just have, and values that it may just not have. */
export type Edge = readonly [field: string, taken: readonly unknown[], refused: readonly unknown[]];

/** Takes the first values as they are, and refuses the others naming the field, or the union that contains it. */
export function expectEdge(schema: z.ZodType, example: unknown, [field, taken, refused]: Edge): void {
  const path = pathOf(field);
  for (const value of taken) {
    const whole = withPart(example, path, value);
    const parsed = schema.safeParse(whole);
    expect(parsed.success, `refused ${shown(value)} as ${field}: ${parsed.error?.message}`).toBe(true);
    expect(parsed.data).toEqual(whole);
  }
  for (const value of refused) {
    const parsed = schema.safeParse(withPart(example, path, value));
    expect(parsed.success, `took ${shown(value)} as ${field}`).toBe(false);
    const issue = parsed.error?.issues[0] ?? { code: 'none', path: [] };
    const shared = issue.code === 'invalid_union' ? Math.min(path.length, issue.path.length) : path.length;
    expect(issue.path.slice(0, shared)).toEqual(path.slice(0, shared));
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'undefined';
}

export const chars = (count: number): string => 'x'.repeat(count);
export const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
/** What `count` bytes take in base64. */
export const base64 = (count: number): string => Buffer.alloc(count).toString('base64');
