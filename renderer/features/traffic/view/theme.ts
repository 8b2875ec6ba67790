import type { ITheme } from '@xterm/xterm';

/** A colour token of `renderer/ui`, and what to take where it is missing. */
type Token = readonly [name: string, fallback: string];

const TOKENS = {
  background: ['--surface', '#13171d'],
  foreground: ['--text', '#e2e7ee'],
  // Slots of the SGR codes in format/sgr.ts.
  brightBlack: ['--text-3', '#8995a5'],
  brightRed: ['--bad', '#ff8278'],
  brightGreen: ['--ok', '#57c98f'],
  brightYellow: ['--warn', '#e6b84d'],
  brightBlue: ['--accent', '#6cb2ff'],
  brightMagenta: ['--text-3', '#8995a5'],
  brightCyan: ['--warn', '#e6b84d'],
  black: ['--endpoint-1', '#5cb8ee'],
  red: ['--endpoint-2', '#eba63a'],
  green: ['--endpoint-3', '#3cc79a'],
  yellow: ['--endpoint-4', '#e294c8'],
  blue: ['--endpoint-5', '#ff8a5c'],
  magenta: ['--endpoint-6', '#94a6ff'],
  cyan: ['--endpoint-7', '#d9cf4a'],
  white: ['--endpoint-8', '#aab6c4'],
} as const satisfies Partial<Record<keyof ITheme, Token>>;

export interface TrafficTheme {
  readonly terminal: ITheme;
  readonly fontFamily: string;
}

/** Reads the theme as it is computed for this element. */
export function readTheme(element: HTMLElement): TrafficTheme {
  const style = getComputedStyle(element);
  const colour = ([name, fallback]: Token): string =>
    toHex(resolve(element, style.getPropertyValue(name).trim() || fallback), fallback);
  const terminal: ITheme = { cursor: 'transparent', cursorAccent: 'transparent' };
  for (const [slot, token] of Object.entries(TOKENS)) Object.assign(terminal, { [slot]: colour(token) });
  const selection = colour(['--selection', '#27486b']);
  terminal.selectionBackground = selection;
  terminal.selectionInactiveBackground = selection;
  return {
    terminal,
    fontFamily: terminalFonts(style.getPropertyValue('--font-mono').trim() || 'monospace'),
  };
}

/** Monospaced fonts of the systems that have arrows and control pictures one cell wide; Korean ones have them two. */
const SYMBOL_FONTS = '"DejaVu Sans Mono", Menlo, Consolas';

/** Hangul and nothing else, at the size of two cells (Traffic.css). */
const HANGUL_FONT = '"Bothends Hangul"';

/** The page's fonts, with those of Hangul and of symbols where the first of them, the bundled one, has none. */
export function terminalFonts(family: string): string {
  const [first = 'monospace', ...rest] = family.split(',').map((name) => name.trim());
  return [HANGUL_FONT, first, SYMBOL_FONTS, ...rest].join(', ');
}

/** `share` of `a` over `b`, both `#rrggbb`. */
export function mix(a: string, b: string, share: number): string {
  const channel = (colour: string, i: number): number =>
    Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const hex = [0, 1, 2].map((i) => {
    const value = Math.round(channel(a, i) * share + channel(b, i) * (1 - share));
    return value.toString(16).padStart(2, '0');
  });
  return `#${hex.join('')}`;
}

/** Calls back when the colours may have changed: system scheme, forced colours, or an attribute of the page. */
export function watchTheme(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map(
    (query) => matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/** The colour as the browser computes it: `light-dark()`, `color-mix()` and system colours become plain ones. */
function resolve(element: HTMLElement, colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  element.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}

/** Any CSS colour as `#rrggbb`: one pixel of a canvas knows them all. */
function toHex(colour: string, fallback: string): string {
  const rgb = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour);
  if (rgb !== null) return hexOf(rgb.slice(1).map(Number));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d');
  if (pen === null) return fallback;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return hexOf([...pen.getImageData(0, 0, 1, 1).data].slice(0, 3));
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
