import { ENDPOINT_HUES } from '../../../ui/endpoint';

/**
 * The only control sequences a row may hold: SGR codes of ours. Colours are slots of the terminal's palette, so that
 * another theme recolours what is already drawn (slots are filled in `view/theme.ts`).
 */

const sgr = (code: number): string => `\x1b[${code}m`;

export const SGR = {
  normal: sgr(39),
  muted: sgr(90),
  danger: sgr(91),
  ok: sgr(92),
  warn: sgr(93),
  /** Something to activate. */
  action: sgr(94),
  /** Marks in place of characters that would not be seen. */
  mark: sgr(95),
  invalid: sgr(96),
  bold: sgr(1),
  notBold: sgr(22),
} as const;

const HUE_CODES = Array.from({ length: ENDPOINT_HUES }, (_, hue) => sgr(30 + hue));

/** The colour of endpoint number `n`, from 1, as `endpointColour` of renderer/ui counts. */
export function hueCode(n: number): string {
  return HUE_CODES[(Math.max(1, Math.trunc(n)) - 1) % ENDPOINT_HUES] ?? SGR.normal;
}

/** Every code a row may hold; the test compares with it. */
export const ALL_CODES: readonly string[] = [...Object.values(SGR), ...HUE_CODES];
