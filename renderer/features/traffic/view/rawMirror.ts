import type { Terminal } from '@xterm/xterm';

/** Often enough to follow, seldom enough to cost nothing. */
const PERIOD_MS = 250;

/** The screen of a raw terminal as plain text, for screen readers and tests. */
export class RawMirror {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly rendered;

  constructor(
    private readonly element: HTMLElement,
    private readonly term: Terminal,
  ) {
    this.rendered = term.onRender(() => {
      this.timer ??= setTimeout(() => this.update(), PERIOD_MS);
    });
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.rendered.dispose();
  }

  private update(): void {
    this.timer = null;
    const { active } = this.term.buffer;
    const lines: string[] = [];
    for (let y = active.viewportY; y < active.viewportY + this.term.rows; y++)
      lines.push(active.getLine(y)?.translateToString(true) ?? '');
    this.element.textContent = lines.join('\n').trimEnd();
  }
}
