/** What is added to a message when it is sent. Always visible beside the message box, never implied. */
export const LINE_ENDINGS = ['none', 'lf', 'cr', 'crlf', 'nul'] as const;
export type LineEnding = (typeof LINE_ENDINGS)[number];

const TEXTS: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', cr: '\r', crlf: '\r\n', nul: '\0' };

/** The characters of a line ending. How many bytes they are is for the encoding to say. */
export function lineEndingText(ending: LineEnding): string {
  return TEXTS[ending];
}

/** A line ending as it is drawn: `␊`, `␍`, `␍␊`, `␀`, or nothing. */
export function visibleLineEnding(ending: LineEnding): string {
  return Array.from(TEXTS[ending], (character) => String.fromCharCode(0x2400 + character.charCodeAt(0))).join(
    '',
  );
}
