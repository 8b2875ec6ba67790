import { FitAddon } from '@xterm/addon-fit';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { hasRealGpu, takeContext } from './gpu';
import type { TrafficTheme } from './theme';

/** Hides the text cursor: nobody types in here. */
const HIDE_CURSOR = '\x1b[?25l';

/**
 * OSC numbers that would change the page or the clipboard: titles, colours, links, notifications, clipboard, images.
 * No row holds any (format/formatRow.ts); this is the second lock on the same door.
 */
const OSC_NUMBERS = [0, 1, 2, 4, 7, 8, 9, 10, 11, 12, 52, 104, 110, 111, 112, 133, 633, 777, 1337];

/** Takes away from a terminal what reaches beyond its screen. */
export function closeDoors(term: Terminal): void {
  for (const number of OSC_NUMBERS) term.parser.registerOscHandler(number, () => true);
}

/** An xterm that only shows: its addons, its renderer, its look. */
export class TrafficTerminal {
  readonly term: Terminal;
  private readonly fitter = new FitAddon();
  private webgl: { readonly dispose: () => void } | null = null;

  constructor(element: HTMLElement, theme: TrafficTheme, fontSize: number) {
    this.term = new Terminal({
      allowProposedApi: true,
      cursorInactiveStyle: 'none',
      drawBoldTextInBrightColors: false,
      fontFamily: theme.fontFamily,
      fontSize,
      lineHeight: 1.2,
      logLevel: 'off',
      // What a terminal says in answer to a link or a request has no place here.
      linkHandler: { activate: () => undefined },
      minimumContrastRatio: 4.5,
      // The last line is a row like any other, not a prompt that a shell draws again.
      reflowCursorLine: true,
      scrollback: SCROLLBACK_ROWS,
      scrollOnUserInput: false,
      theme: theme.terminal,
    });
    closeDoors(this.term);
    this.term.loadAddon(this.fitter);
    this.term.loadAddon(new UnicodeGraphemesAddon());
    this.term.open(element);
    // The log around it takes the keys and has a name; xterm's own input would be a second, nameless stop.
    this.term.textarea?.setAttribute('tabindex', '-1');
    this.term.textarea?.setAttribute('aria-hidden', 'true');
    this.term.write(HIDE_CURSOR);
  }

  setTheme(theme: TrafficTheme): void {
    this.term.options.theme = theme.terminal;
    if (this.term.options.fontFamily === theme.fontFamily) return;
    this.term.options.fontFamily = theme.fontFamily;
    this.fit();
  }

  setFontSize(size: number): void {
    if (this.term.options.fontSize === size) return;
    this.term.options.fontSize = size;
    this.fit();
  }

  fit(): void {
    const size = this.fitter.proposeDimensions();
    // A pane that is not laid out has no size worth reflowing for.
    if (size === undefined || !(size.cols > 2 && size.rows > 0)) return;
    if (size.cols !== this.term.cols || size.rows !== this.term.rows) this.term.resize(size.cols, size.rows);
  }

  /** The line of the buffer at a height of the window, or null outside of the screen. */
  lineAt(clientY: number): number | null {
    const box = this.screenBox();
    const line = Math.floor(((clientY - box.top) / box.height) * this.term.rows);
    return line >= 0 && line < this.term.rows ? this.term.buffer.active.viewportY + line : null;
  }

  /** Where the bottom of a line of the buffer is in the window, within the screen. */
  placeOf(line: number): { readonly x: number; readonly y: number } {
    const box = this.screenBox();
    const row = Math.min(Math.max(line + 1 - this.term.buffer.active.viewportY, 0), this.term.rows);
    return { x: box.left, y: box.top + (box.height * row) / this.term.rows };
  }

  private screenBox(): DOMRect {
    const screen = this.term.element?.querySelector('.xterm-screen') ?? this.term.element;
    return screen?.getBoundingClientRect() ?? new DOMRect();
  }

  /** WebGL while it is visible and a real GPU draws it; else the DOM renderer. */
  setVisible(visible: boolean): void {
    if (!visible) this.webgl?.dispose();
    else if (this.webgl === null && hasRealGpu()) this.startWebgl();
  }

  dispose(): void {
    this.webgl?.dispose();
    this.term.dispose();
  }

  private startWebgl(): void {
    const giveBack = takeContext();
    if (giveBack === null) return;
    try {
      const addon = new WebglAddon();
      const dispose = (): void => {
        this.webgl = null;
        giveBack();
        loseContexts(this.term.element);
        addon.dispose();
      };
      addon.onContextLoss(dispose);
      this.term.loadAddon(addon);
      this.webgl = { dispose };
    } catch {
      // No context after all: the DOM renderer stays.
      giveBack();
    }
  }
}

/** Disposing the addon alone does not free its context (xtermjs/xterm.js#4379). */
function loseContexts(element: HTMLElement | undefined): void {
  for (const canvas of element?.querySelectorAll('canvas') ?? [])
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
}
