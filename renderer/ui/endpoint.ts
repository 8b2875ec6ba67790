/** How many hues there are for endpoints; neighbours differ for colour-blind eyes too. */
export const ENDPOINT_HUES = 8;

/** The colour of endpoint number `n` (from 1), as a CSS value: `var(--endpoint-3)`. */
export function endpointColour(n: number): string {
  return `var(--endpoint-${((Math.max(1, Math.trunc(n)) - 1) % ENDPOINT_HUES) + 1})`;
}
