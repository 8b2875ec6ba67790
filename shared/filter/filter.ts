/** A filter as it is understood: what rows have to be. Written and read by `print.ts` and `parse.ts`. Pure. */
import type { EventType } from '../contract/events';
import type { MaskedByte } from '../search/hexPattern';

export const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** `clock`: ms since midnight, as rows show it · `since`: ms since the first row. */
export type FilterTime =
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'since'; readonly ms: number };

export type FilterTerm =
  | { readonly kind: 'dir'; readonly is: 'in' | 'out' }
  | { readonly kind: 'size'; readonly is: Comparison; readonly bytes: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly source: string; readonly matchCase: boolean }
  | { readonly kind: 'hex'; readonly bytes: readonly MaskedByte[] }
  | { readonly kind: 'conn'; readonly socket: number }
  | { readonly kind: 'event'; readonly type: EventType | 'any' }
  | { readonly kind: 'time'; readonly is: Comparison; readonly time: FilterTime }
  /** `note` null: marked at all; else the note has this in it. */
  | { readonly kind: 'mark'; readonly note: string | null };

export type Filter =
  /** No condition. */
  | { readonly kind: 'all' }
  /** Two or more each. */
  | { readonly kind: 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | FilterTerm;

/** The words before `:` or a comparison. */
export const FILTER_KEYS = ['dir', 'size', 'text', 'hex', 'conn', 'event', 'time', 'mark'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Characters of a filter; parentheses inside one another. */
export const FILTER_CHARS = 2_000;
export const FILTER_DEPTH = 50;
