import type { Terminal } from '@xterm/xterm';
import type { Painter } from './painter';

/** Often enough to follow, seldom enough to cost nothing. */
const PERIOD_MS = 250;

/** The rows in the viewport as plain text for screen readers and tests, whatever draws the terminal. */
export class Mirror {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isStale = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly term: Terminal,
    private readonly painter: Painter,
  ) {}

  /** The viewport has changed: shown at once, then at most four times a second. */
  changed(): void {
    if (this.timer !== null) {
      this.isStale = true;
      return;
    }
    this.update();
    this.isStale = false;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isStale) this.changed();
    }, PERIOD_MS);
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private update(): void {
    const texts = this.visibleTexts();
    const { element } = this;
    while (element.childElementCount > texts.length) element.lastElementChild?.remove();
    while (element.childElementCount < texts.length) element.append(document.createElement('div'));
    for (const [i, text] of texts.entries()) {
      const child = element.children[i];
      if (child !== undefined && child.textContent !== text) child.textContent = text;
    }
  }

  /** One text per row, wrapped lines put together; also the part of a row that is scrolled out at the top. */
  private visibleTexts(): string[] {
    if (this.painter.rows.length === 0) return [];
    const { active } = this.term.buffer;
    const texts: string[] = [];
    for (let y = active.viewportY; y < active.viewportY + this.term.rows; y++) {
      const line = active.getLine(y);
      if (line === undefined) break;
      const text = line.translateToString(true);
      const last = texts.length - 1;
      if (line.isWrapped && last >= 0) texts[last] += text;
      else if (text !== '') texts.push(text);
    }
    return texts;
  }
}
