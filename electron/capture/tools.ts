/** The programs that can capture, where they may be found, and what they say when they may not. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CaptureReason, CaptureTool } from '@shared/contract/capture';

export interface FoundTool {
  readonly tool: CaptureTool;
  readonly path: string;
}

/**
 * The order they are tried in. On Linux tcpdump first, if it may: it hands out every packet at once, dumpcap only four
 * times a second. Elsewhere dumpcap first: it can listen on several interfaces, and Windows has nothing else.
 */
export function toolsOf(platform: NodeJS.Platform): readonly CaptureTool[] {
  if (platform === 'win32') return ['dumpcap'];
  return platform === 'linux' ? ['tcpdump', 'dumpcap'] : ['dumpcap', 'tcpdump'];
}

/** Folders that are often missing from the PATH of a person. */
const USUAL_FOLDERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/sbin', '/sbin', '/usr/local/sbin', '/usr/local/bin'],
  darwin: ['/usr/sbin', '/Applications/Wireshark.app/Contents/MacOS', '/opt/homebrew/bin', '/usr/local/bin'],
};

export function searchFolders(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  const own = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const usual =
    platform === 'win32'
      ? [env.ProgramFiles, env['ProgramFiles(x86)']].flatMap((each) =>
          each === undefined ? [] : [join(each, 'Wireshark')],
        )
      : (USUAL_FOLDERS[platform] ?? []);
  return [...new Set([...own, ...usual])];
}

/** The programs that are there, in order; also those that this user may not run. */
export function findTools(platform: NodeJS.Platform, folders: readonly string[]): readonly FoundTool[] {
  const suffix = platform === 'win32' ? '.exe' : '';
  return toolsOf(platform).flatMap((tool) => {
    const paths = folders.map((folder) => join(folder, `${tool}${suffix}`)).filter(isFile);
    const path = paths.find(mayRun) ?? paths[0];
    return path === undefined ? [] : [{ tool, path }];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a failure means, from the code of starting it or from its own words (asked for in English). */
export function reasonOf(words: string, code?: string): CaptureReason {
  if (code === 'EACCES' || code === 'EPERM') return 'not-permitted';
  if (code === 'ENOENT') return 'no-tool';
  if (/permi(ssion|tted)|privilege|access denied|\/dev\/bpf/i.test(words)) return 'not-permitted';
  return /npcap|winpcap|no interfaces/i.test(words) ? 'no-driver' : 'failed';
}
