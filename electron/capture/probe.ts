import { execFile } from 'node:child_process';
import type { CaptureAvailability, CaptureUnavailable } from '@shared/contract/capture';
import { probeArguments } from './commandLine';
import { loopbackOf } from './interfaces';
import { type FoundTool, reasonOf } from './tools';

const PROBE_DEADLINE_MS = 5_000;
const DETAIL_CHARS = 500;
/** Programs answer in English, so that what they say can be understood. */
export const plainEnglish = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C' });

/** Asks each program whether it may capture; the first that may is taken. Else the first that may not says why. */
export async function probe(
  tools: readonly FoundTool[],
  platform: NodeJS.Platform,
): Promise<{ readonly answer: CaptureAvailability; readonly found: FoundTool | null }> {
  let first: CaptureUnavailable | null = null;
  for (const found of tools) {
    const refusal = await ask(found, platform);
    if (refusal === null) return { answer: { available: true, tool: found.tool }, found };
    first ??= refusal;
  }
  return { answer: first ?? { available: false, reason: 'no-tool', detail: '' }, found: null };
}

/** Null when it may. */
function ask({ path }: FoundTool, platform: NodeJS.Platform): Promise<CaptureUnavailable | null> {
  return new Promise((resolve) => {
    const options = { timeout: PROBE_DEADLINE_MS, env: plainEnglish(), windowsHide: true };
    execFile(path, [...probeArguments(loopbackOf(platform))], options, (error, _out, words) => {
      if (error === null) resolve(null);
      else
        resolve(unavailable(words || error.message, typeof error.code === 'string' ? error.code : undefined));
    });
  });
}

export function unavailable(words: string, code?: string): CaptureUnavailable {
  return { available: false, reason: reasonOf(words, code), detail: words.trim().slice(0, DETAIL_CHARS) };
}
