/** The socket table of Linux: two files, read with plain synchronous calls, for this is a worker's only work. */
import { closeSync, openSync, readSync } from 'node:fs';
import { fail, ok, type Result } from '@shared/contract/result';
import type { PortSet } from '../portSet';
import {
  emptySelection,
  FAMILIES,
  type Family,
  type NotAvailable,
  type Selection,
  type TableSource,
} from '../table';
import { selectRows } from './procNetTcp';

/** The kernel gives at most a page (4 KiB) per call, whole rows; the rest is for an unfinished one. */
const READ_BYTES = 16 * 1024;

export interface ProcFiles {
  readonly tcp: string;
  readonly tcp6: string;
}

const PROC_FILES: ProcFiles = { tcp: '/proc/net/tcp', tcp6: '/proc/net/tcp6' };

/**
 * Reads both files, or the one of the family that is wanted: the kernel goes through all its sockets for each, which
 * takes longer than anything else when the tables are short. Synchronously, because `fs.promises` hops through the thread pool for every page: 3.4 × slower at
 * 20,000 rows (measured). Rows are taken page by page, so memory does not grow with the table.
 */
export function procSource(files: ProcFiles = PROC_FILES): TableSource {
  const page = Buffer.allocUnsafeSlow(READ_BYTES);
  return {
    read: (wanted, families = FAMILIES) => Promise.resolve(readTables(files, page, wanted, families)),
  };
}

function readTables(
  files: ProcFiles,
  page: Buffer,
  wanted: PortSet,
  families: readonly Family[],
): Result<Selection, NotAvailable> {
  const found = emptySelection();
  const code = families.includes('IPv4') ? readTable(files.tcp, page, wanted, found) : null;
  if (code !== null) return unreadable(code, files.tcp);
  if (!families.includes('IPv6')) return ok(found);
  const code6 = readTable(files.tcp6, page, wanted, found);
  // Where IPv6 is switched off, its table is not there.
  return code6 === null || code6 === 'ENOENT' ? ok(found) : unreadable(code6, files.tcp6);
}

function unreadable(code: string, file: string) {
  return fail<NotAvailable>({ reason: 'unreadable', detail: `${code} ${file}` });
}

/** Null when the file was read to its end; else the error's code. */
function readTable(file: string, page: Buffer, wanted: PortSet, into: Selection): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'r');
    for (let kept = 0; ; ) {
      const got = readSync(descriptor, page, kept, page.length - kept, null);
      if (got === 0) return null;
      const end = kept + got;
      const done = selectRows(page, end, wanted, into);
      page.copyWithin(0, done, end);
      kept = end - done;
      // A line as long as the page is no row.
      if (kept === page.length) kept = 0;
    }
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
