/** What an explanation shows of a row beside its words: every field, nothing hidden. Pure. */
import { type AttemptError, type ErrorInfo, formatAddress, isChunk, type Row } from '@shared/contract/index';
import type { ExplanationId } from '@shared/tcp/explanations';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Said elsewhere in the panel. */
const ELSEWHERE = new Set(['error', 'explanation', 'type', 'data', 'evidence']);

/** The error a row carries, if any. */
export function errorOf(row: Row): ErrorInfo | null {
  return 'error' in row && row.error !== undefined ? row.error : null;
}

/** The id of the explanation that fits this row, if it has one of its own. */
export function explanationOf(row: Row): ExplanationId | null {
  const error = errorOf(row);
  if (error !== null) return error.explanation;
  return 'explanation' in row ? (row.explanation ?? null) : null;
}

/** The fields under the names they have in logs and JSON lines, so that one vocabulary is learnt. */
export function rowFacts(row: Row): Fact[] {
  return Object.entries(row)
    .filter(
      ([name, value]) => !ELSEWHERE.has(name) && value !== undefined && !(isChunk(row) && name === 'offset'),
    )
    .flatMap(([name, value]) => factsOf(name, value));
}

function factsOf(name: string, value: unknown): Fact[] {
  if (value === null) return [{ name, value: '–' }];
  if (Array.isArray(value)) return [{ name, value: value.map(inline).join(', ') || '–' }];
  if (isAddress(value)) return [{ name, value: formatAddress(value) }];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([inner, part]) => factsOf(`${name}.${inner}`, part));
  return [{ name, value: inline(value) }];
}

function inline(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'address' in value) return String(value.address);
  // Times are meaningful to a microsecond.
  if (typeof value === 'number') return String(Math.round(value * 1_000) / 1_000);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isAddress(value: unknown): value is { address: string; port: number } {
  return typeof value === 'object' && value !== null && 'address' in value && 'port' in value;
}

/** `ECONNREFUSED connect 127.0.0.1:9` */
export function errorLine(error: AttemptError): string {
  const { code, syscall, address, port } = error;
  const where =
    address === undefined ? undefined : port === undefined ? address : formatAddress({ address, port });
  return [code, syscall, where].filter((part) => part !== undefined).join(' ');
}
