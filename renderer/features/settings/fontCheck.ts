/** What is wrong with a font for rows; null: nothing, or the browser cannot tell. */
export function fontProblem(family: string): 'missing' | 'proportional' | null {
  const name = family.trim();
  if (name === '') return null;
  const width = measure(`"${name.replaceAll(/["\\]/g, '\\$&')}"`);
  if (width === null) return null;
  // A font that is not there is drawn with the next one, and two that differ give it away.
  const isMissing =
    width('W', 'serif') !== width('W', 'monospace') || width('i', 'serif') !== width('i', 'monospace');
  if (isMissing) return 'missing';
  return Math.abs(width('W', 'serif') - width('i', 'serif')) > 0.5 ? 'proportional' : null;
}

function measure(family: string): ((text: string, fallback: string) => number) | null {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return null;
  return (text, fallback) => {
    pen.font = `40px ${family}, ${fallback}`;
    return pen.measureText(text).width;
  };
}
