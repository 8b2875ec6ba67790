/** Tells when an element can be seen: not in a hidden page, a closed tab or outside the window. */
export function watchVisibility(element: Element, changed: (visible: boolean) => void): () => void {
  let inside = false;
  const tell = (): void => changed(inside && document.visibilityState === 'visible');
  const observer = new IntersectionObserver((entries) => {
    inside = entries.at(-1)?.isIntersecting ?? false;
    tell();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}

/** Longer than a frame: lines are wrapped anew at each step, and a splitter is dragged through many of them. */
const SETTLE_MS = 60;

/** Tells when an element has a new size, first at once and then when it has settled. */
export function watchSize(element: Element, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  changed();
  const observer = new ResizeObserver(() => {
    timer ??= setTimeout(() => {
      timer = null;
      changed();
    }, SETTLE_MS);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  };
}

/** Tells while the main mouse button is held down on an element, wherever it is let go. */
export function watchPress(element: HTMLElement, changed: (pressed: boolean) => void): () => void {
  const down = (event: PointerEvent): void => {
    if (event.button === 0) changed(true);
  };
  const up = (): void => changed(false);
  element.addEventListener('pointerdown', down);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('pointerdown', down);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
  };
}

/** Tells when somebody begins to type outside of an element: in a message box, a dialog, another pane. */
export function watchTypingElsewhere(element: Element, began: () => void): () => void {
  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || !target.matches('textarea, input') || element.contains(target))
      return;
    // A dialog, such as the list of commands, may be about the very row that is marked.
    if (target.closest('[role="dialog"]') === null) began();
  };
  document.addEventListener('focusin', focused);
  return () => document.removeEventListener('focusin', focused);
}
