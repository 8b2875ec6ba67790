import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { FitAddon } from '@xterm/addon-fit';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { type ITheme, Terminal } from '@xterm/xterm';
import { closeDoors } from './terminal';
import type { TrafficTheme } from './theme';

/**
 * A terminal that obeys what a peer sends. It reaches no further than its own screen: titles, links, clipboard and
 * palette are closed, and what it would answer goes nowhere.
 */
export class RawScreen {
  readonly term: Terminal;
  private readonly fitter = new FitAddon();

  constructor(element: HTMLElement, theme: TrafficTheme, fontSize: number) {
    this.term = new Terminal({
      allowProposedApi: true,
      disableStdin: true,
      fontFamily: theme.fontFamily,
      fontSize,
      lineHeight: 1.2,
      linkHandler: { activate: () => undefined },
      logLevel: 'off',
      minimumContrastRatio: 4.5,
      scrollback: SCROLLBACK_ROWS,
      theme: plainTheme(theme),
    });
    closeDoors(this.term);
    this.term.loadAddon(this.fitter);
    this.term.loadAddon(new UnicodeGraphemesAddon());
    this.term.open(element);
    this.term.textarea?.setAttribute('tabindex', '-1');
    this.term.textarea?.setAttribute('aria-hidden', 'true');
    this.term.attachCustomKeyEventHandler(() => false);
  }

  /** Resolves when the bytes are parsed. */
  write(data: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.term.write(data, resolve));
  }

  setTheme(theme: TrafficTheme): void {
    this.term.options.theme = plainTheme(theme);
    if (this.term.options.fontFamily === theme.fontFamily) return;
    this.term.options.fontFamily = theme.fontFamily;
    this.fit();
  }

  setFontSize(size: number): void {
    this.term.options.fontSize = size;
    this.fit();
  }

  fit(): void {
    const size = this.fitter.proposeDimensions();
    if (size === undefined || !(size.cols > 2 && size.rows > 0)) return;
    if (size.cols !== this.term.cols || size.rows !== this.term.rows) this.term.resize(size.cols, size.rows);
  }

  dispose(): void {
    this.term.dispose();
  }
}

/** The colours of the page, but the sixteen a peer may ask for are what every terminal has. */
function plainTheme({ terminal }: TrafficTheme): ITheme {
  const { background, foreground, selectionBackground, selectionInactiveBackground } = terminal;
  return {
    ...(background !== undefined && { background, cursorAccent: background }),
    ...(foreground !== undefined && { foreground, cursor: foreground }),
    ...(selectionBackground !== undefined && { selectionBackground }),
    ...(selectionInactiveBackground !== undefined && { selectionInactiveBackground }),
  };
}
