/**
 * The boundaries between panes, for the keyboard. The dock makes them for the pointer alone, so each becomes a separator
 * with a value (WAI-ARIA: window splitter), and the arrow keys drag it as a pointer would.
 */
const SASH = '.dv-sash';
const STEP_PX = 24;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP_PX,
  ArrowUp: -STEP_PX,
  ArrowRight: STEP_PX,
  ArrowDown: STEP_PX,
  // As far as the panes allow.
  Home: -100_000,
  End: 100_000,
};

/** Names the boundaries there are now, and says where they stand. */
export function describeSplitters(dock: ParentNode, label: string): void {
  for (const sash of dock.querySelectorAll<HTMLElement>(SASH)) {
    const isUpright = isBeside(sash);
    sash.role = 'separator';
    sash.tabIndex = 0;
    sash.ariaLabel = label;
    // Panes side by side are parted by an upright line.
    sash.ariaOrientation = isUpright ? 'vertical' : 'horizontal';
    sash.ariaValueNow = String(percent(sash, isUpright));
  }
}

/** Moves a boundary with the keys. True when the key was for it. */
export function moveSplitter({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const step = STEPS[key];
  if (step === undefined || altKey || ctrlKey || metaKey) return false;
  if (!(target instanceof HTMLElement) || !target.matches(SASH)) return false;
  const isUpright = isBeside(target);
  if (key.startsWith('Arrow') && /Left|Right/.test(key) !== isUpright) return false;
  const { x, y } = target.getBoundingClientRect();
  drag(target, 'pointerdown', x, y);
  drag(document, 'pointermove', isUpright ? x + step : x, isUpright ? y : y + step);
  drag(document, 'pointerup', x, y);
  target.ariaValueNow = String(percent(target, isUpright));
  return true;
}

function drag(target: EventTarget, type: string, clientX: number, clientY: number): void {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, clientY }));
}

function isBeside(sash: HTMLElement): boolean {
  return sash.closest('.dv-split-view-container')?.classList.contains('dv-horizontal') ?? true;
}

function percent(sash: HTMLElement, isUpright: boolean): number {
  const box = sash.getBoundingClientRect();
  const all = sash.closest('.dv-split-view-container')?.getBoundingClientRect();
  if (all === undefined) return 0;
  const part = isUpright
    ? (box.x + box.width / 2 - all.x) / all.width
    : (box.y + box.height / 2 - all.y) / all.height;
  return Number.isFinite(part) ? Math.round(part * 100) : 0;
}
