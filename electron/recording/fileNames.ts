/** Names of the files of one recording, and of one that nobody has named. */
import { basename, dirname, extname, join } from 'node:path';

/** The first file has the name itself; `trace.pcapng` is followed by `trace-00002.pcapng`. */
export function numberedFile(file: string, number: number): string {
  if (number === 1) return file;
  const extension = extname(file);
  return join(dirname(file), `${basename(file, extension)}-${String(number).padStart(5, '0')}${extension}`);
}

/** A name that sorts by time and says what it is, of characters every file system takes. */
export function suggestedName(what: string, now: Date, extension: string): string {
  const time = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  const plain = what.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${plain} ${time}${extension}`;
}
