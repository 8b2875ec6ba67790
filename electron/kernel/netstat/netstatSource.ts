/** The socket table of macOS and Windows: what their `netstat` prints. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fail, ok, type Result } from '@shared/contract/result';
import type { PortSet } from '../portSet';
import { emptySelection, type NotAvailable, type Selection, type TableSource } from '../table';
import { MACOS_NETSTAT, selectMacosRows } from './macos';
import { selectWindowsRows, windowsNetstat } from './windows';

const TIMEOUT_MS = 10_000;
/** A few hundred thousand lines. */
const OUTPUT_BYTES = 64 * 1024 * 1024;

interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Runs a program to its end and gives what it printed; rejects when it cannot be run or fails. */
export type Execute = (file: string, args: readonly string[]) => Promise<string>;

const execute: Execute = async (file, args) => {
  const options = {
    timeout: TIMEOUT_MS,
    maxBuffer: OUTPUT_BYTES,
    windowsHide: true,
    // Translated words come in a code page of their own; what we read is ASCII.
    encoding: 'latin1',
  } as const;
  return (await promisify(execFile)(file, args, options)).stdout;
};

export function netstatSource(platform: 'darwin' | 'win32', run: Execute = execute): TableSource {
  const [commands, select] =
    platform === 'darwin'
      ? [[MACOS_NETSTAT], selectMacosRows]
      : [windowsNetstat(process.env.SystemRoot), selectWindowsRows];
  return { read: (wanted) => readOutputs(commands, run, select, wanted) };
}

async function readOutputs(
  commands: readonly Command[],
  run: Execute,
  select: typeof selectMacosRows,
  wanted: PortSet,
): Promise<Result<Selection, NotAvailable>> {
  const found = emptySelection();
  try {
    const outputs = await Promise.all(commands.map(({ file, args }) => run(file, args)));
    for (const output of outputs) {
      const odd = select(output, wanted, found);
      if (odd !== null) return fail({ reason: 'unknown-output', detail: odd });
    }
  } catch (error) {
    return fail(whyNot(error));
  }
  // A machine without a single TCP socket does not exist: this is some other netstat.
  return found.total > 0 ? ok(found) : fail({ reason: 'unknown-output', detail: 'no rows' });
}

function whyNot(error: unknown): NotAvailable {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  // Of a program that failed, the message repeats the whole command and what it wrote; its first line is enough.
  const [detail = ''] = String(error instanceof Error ? error.message : error).split('\n', 1);
  return { reason: missing ? 'no-program' : 'unreadable', detail };
}
