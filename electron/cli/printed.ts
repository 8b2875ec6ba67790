/** What the programs of the course notes print, to the byte: it goes to stdout in place of the bytes received. */
import type { Row } from '@shared/contract/events';
import type { SessionSpec } from '@shared/contract/spec';

const NUL = 0;
const PROMPT = 'Input message(Q to quit): ';

/** What a row makes the program print; null for nothing. */
export type Printer = (row: Row) => Uint8Array | string | null;

/** The printer of a session's behaviour; null for one that has no program: the bytes received are its output. */
export function printerOf({ behaviour: { name }, kind }: SessionSpec): Printer | null {
  if (name === 'iterative') return (row) => noted(row, 'connected-client', (n) => `Connected client ${n} \n`);
  if (name === 'line' && kind === 'tcp-server')
    return (row) => noted(row, 'line-received', (n) => `server received ${n} bytes\n`);
  if (name === 'read-once') return (row) => answer(row, ' \n');
  if (name === 'naive')
    return (row) => (row.type === 'connected' ? `Connected.....\n${PROMPT}` : answer(row, PROMPT));
  return null;
}

function noted(row: Row, note: string, words: (n: number) => string): string | null {
  return row.type === 'note' && row.note === note ? words(row.n ?? 0) : null;
}

/** `printf("Message from server: %s", message)` and what the program prints after it. */
function answer(row: Row, after: string): Uint8Array | null {
  if (row.type !== 'received') return null;
  const end = row.data.indexOf(NUL);
  const message = end < 0 ? row.data : row.data.subarray(0, end);
  return Buffer.concat([Buffer.from('Message from server: '), message, Buffer.from(after)]);
}
