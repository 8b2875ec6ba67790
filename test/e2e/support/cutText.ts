// Runs in the page: Playwright takes the function as it is written, so it may use nothing outside itself.

/** Text that a box cuts off, or that sticks out of the window, one line each: the element, its text, how far, and the box. */
export function findCutText(): string[] {
  const TOLERANCE = { x: 1.5, y: 2.5 };
  /** A terminal draws its own rows; drawings scroll with their box. */
  const OTHERS = '.xterm, .traffic-mirror, script, style, option';

  const nameOf = (element: Element): string => {
    const classes = element.getAttribute('class')?.trim().split(/\s+/).slice(0, 2) ?? [];
    return [element.tagName.toLowerCase(), ...classes].join('.');
  };
  const shorten = (text: string): string => text.trim().replace(/\s+/g, ' ');
  /** An ellipsis is no loss where the whole text can be had: as a tooltip or as the accessible name. */
  const isToldWhole = (box: Element, text: string): boolean => {
    for (let each: Element | null = box; each !== null; each = each.parentElement) {
      const whole = `${each.getAttribute('title') ?? ''} ${each.getAttribute('aria-label') ?? ''}`;
      if (shorten(whole).includes(text)) return true;
    }
    return false;
  };
  const found = new Set<string>();
  const tell = (element: Element, text: string, by: string): void => {
    found.add(`${nameOf(element)} “${text.slice(0, 80)}”: ${by}`);
  };

  const checkText = (node: Text, element: Element): void => {
    const text = shorten(node.data);
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) return;
    let left = rect.left;
    let right = rect.right;
    let isX = true;
    let isY = true;
    for (let box: Element | null = element; box !== null && (isX || isY); box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const hidesX = /hidden|clip/.test(style.overflowX);
      const hidesY = /hidden|clip/.test(style.overflowY);
      // An inline box clips nothing; the page itself is the window.
      if (style.display === 'inline' || box === document.body) continue;
      // For screen readers only.
      if (hidesX && hidesY && edge.width <= 1 && edge.height <= 1) return;
      if (isX && hidesX) {
        const by = Math.max(edge.left - left, right - edge.right);
        const isEllipsis = style.textOverflow === 'ellipsis' && isToldWhole(box, shorten(box.textContent));
        if (by > TOLERANCE.x && !isEllipsis)
          tell(
            element,
            text,
            `${Math.round(by)} px ${right > edge.right ? 'right' : 'left'} of ${nameOf(box)}`,
          );
        // Told, or cut on purpose: what is outside is not looked at twice.
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
      }
      if (isY && hidesY) {
        const by = Math.max(edge.top - rect.top, rect.bottom - edge.bottom);
        if (by > TOLERANCE.y) {
          tell(
            element,
            text,
            `${Math.round(by)} px ${rect.bottom > edge.bottom ? 'below' : 'above'} ${nameOf(box)}`,
          );
          isY = false;
        }
      }
      // What scrolls can be reached.
      if (/auto|scroll/.test(style.overflowX)) isX = false;
      if (/auto|scroll/.test(style.overflowY)) isY = false;
      if (style.position === 'fixed') break;
    }
    if (isX && (right > innerWidth + TOLERANCE.x || left < -TOLERANCE.x))
      tell(element, text, 'sticks out of the window');
  };

  /** A field draws its text itself: the chosen option, the placeholder. What a person typed is theirs to scroll. */
  const checkField = (field: HTMLSelectElement | HTMLInputElement): void => {
    const text =
      field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.placeholder;
    if (text === '' || isToldWhole(field, text)) return;
    const style = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) throw new Error('no canvas to measure text with');
    pen.font = style.font;
    const room =
      field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const by = pen.measureText(text).width - room;
    if (by > TOLERANCE.x) tell(field, text, `${Math.round(by)} px wider than its field`);
  };

  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest(OTHERS) !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element instanceof HTMLSelectElement || element instanceof HTMLInputElement) checkField(element);
    else if (getComputedStyle(element).color !== 'rgba(0, 0, 0, 0)')
      for (const node of element.childNodes)
        if (node instanceof Text && node.data.trim() !== '') checkText(node, element);
  }
  if (document.documentElement.scrollWidth > innerWidth)
    found.add(`the page is ${document.documentElement.scrollWidth - innerWidth} px wider than the window`);
  return [...found];
}
