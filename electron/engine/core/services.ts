/** What the small services say. */

const FIRST = 0x20;
const CHARACTERS = 0x7f - FIRST;
const LINE_CHARACTERS = 72;

/** `count` lines of RFC 864's recommended pattern, from line number `first` on: 72 characters, each line moved by one. */
export function chargenLines(first: number, count: number): string {
  let text = '';
  for (let line = first; line < first + count; line++) {
    for (let i = 0; i < LINE_CHARACTERS; i++) text += String.fromCharCode(FIRST + ((line + i) % CHARACTERS));
    text += '\r\n';
  }
  return text;
}

/** RFC 867's first form, such as `Saturday, November 21, 2026 11:45:00-UTC`, and the end of the line. */
export function daytimeText(now: Date): string {
  const date = now.toLocaleDateString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${date} ${now.toISOString().slice(11, 19)}-UTC\r\n`;
}
