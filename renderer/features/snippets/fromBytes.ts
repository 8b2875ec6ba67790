import { type LineEnding, lineEndingText } from '@shared/bytes/eol';
import { escapeBytes } from '@shared/bytes/escapes';
import { formatHex } from '@shared/bytes/hexText';
import { decodeUtf8Strict } from '@shared/bytes/utf8';
import { NEW_SNIPPET, type SnippetContent, TEXT_CHARS } from './model';

/** Characters of a name that is made up from what is sent. */
const NAME_CHARS = 24;

/** A snippet that sends exactly these bytes: as text where they are text, else in hex. Null: they are too many. */
export function snippetFromBytes(bytes: Uint8Array): SnippetContent | null {
  const ending = endingOf(bytes);
  const body = bytes.subarray(0, bytes.length - lineEndingText(ending).length);
  const text = decodeUtf8Strict(body);
  const escaped = text === null ? null : escapeBytes(body, 'utf-8').replaceAll('{{', '\\x7b\\x7b');
  // With most characters escaped it is no text that anybody reads.
  const isText = text !== null && escaped !== null && escaped.length <= 2 * text.length + 2;
  const written = isText ? escaped : formatHex(bytes);
  if (written.length > TEXT_CHARS) return null;
  return {
    ...NEW_SNIPPET,
    mode: isText ? 'text' : 'hex',
    ending: isText ? ending : 'none',
    name: written.slice(0, NAME_CHARS).trim(),
    text: written,
  };
}

/** The longest first: a CRLF ends in LF too. */
const ENDINGS = ['crlf', 'lf', 'cr', 'nul'] as const;

function endingOf(bytes: Uint8Array): LineEnding {
  const tail = String.fromCharCode(...bytes.subarray(-2));
  return ENDINGS.find((ending) => tail.endsWith(lineEndingText(ending))) ?? 'none';
}
