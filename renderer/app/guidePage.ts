/** Which page of the guide is about the place where the focus is. Pure. */

/** The innermost place decides. */
const PAGES: readonly (readonly [place: string, page: string])[] = [
  ['.compose', 'compose'],
  ['.filter-bar', 'filter'],
  ['.traffic-find', 'find'],
  ['.wire', 'wire'],
  ['.events', 'events'],
  ['.snippets', 'snippets'],
  ['.marks', 'marks'],
  ['.inspect', 'inspect'],
];

/** Undefined: none in particular. */
export function guidePageAt(focus: Element | null): string | undefined {
  return PAGES.find(([place]) => focus?.closest(place) != null)?.[1];
}
