/** What a start of the app was given: links, files, and the tasks of a dock or jump list. Pure. */
import { LINK_SCHEME } from './parseLink';

/** Things of the desktop's own lists, by the names of their switches: `--task=new-pair`. */
export const TASKS = ['new-window', 'new-pair', 'new-server', 'new-client'] as const;
export type Task = (typeof TASKS)[number];

/** Files that the app can be asked to open, by their endings. */
export const WORKSPACE_FILE = /\.bothends$/i;
export const RECORDING_FILE = /\.(pcapng|pcap|cap)$/i;

/** What is asked for in one start: more is a mistake, or an attempt to flood. */
const MOST = 20;
const PATH_CHARS = 4_096;

export interface Asked {
  readonly links: readonly string[];
  /** As they were given: relative ones mean the folder of who gave them. */
  readonly files: readonly string[];
  readonly tasks: readonly Task[];
}

const LINK = new RegExp(`^${LINK_SCHEME}:`, 'i');

/**
 * Reads the arguments after the program. Others' switches (Chromium's, Electron's) are passed over, and so is whatever is
 * neither a link nor a file of ours: in development, the folder of the app.
 */
export function readArguments(args: readonly string[]): Asked {
  const links: string[] = [];
  const files: string[] = [];
  const tasks: Task[] = [];
  for (const arg of args) {
    const link = /^--link=(.*)$/s.exec(arg)?.[1] ?? (LINK.test(arg) ? arg : null);
    const task = TASKS.find((each) => arg === `--task=${each}`);
    if (link !== null) links.push(link);
    else if (task !== undefined) tasks.push(task);
    else if (!arg.startsWith('-') && arg.length <= PATH_CHARS && isOurFile(arg)) files.push(arg);
  }
  return { links: links.slice(0, MOST), files: files.slice(0, MOST), tasks: tasks.slice(0, MOST) };
}

export function isOurFile(path: string): boolean {
  return WORKSPACE_FILE.test(path) || RECORDING_FILE.test(path);
}
