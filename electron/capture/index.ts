/** The public face of the capture room: packets of our own connections, where the system lets us see them. */
import { networkInterfaces } from 'node:os';
import type { CaptureAvailability, CaptureUnavailable } from '@shared/contract/capture';
import { fail, type Result } from '@shared/contract/result';
import { filterOf } from './commandLine';
import { interfacesFor } from './interfaces';
import { probe } from './probe';
import { RunningTool, type SegmentListener } from './runningTool';
import { type FoundTool, findTools, searchFolders } from './tools';

export interface CaptureOptions {
  readonly platform?: NodeJS.Platform;
  /** Where to look for the programs. */
  readonly folders?: readonly string[];
}

interface Wish {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly locals: readonly string[];
}

/** What an engine is given to capture packets with. */
export interface Capturing {
  check(): Promise<CaptureAvailability>;
  start(wish: Wish, listener: SegmentListener): Promise<Result<RunningTool, CaptureUnavailable>>;
}

/** Nothing is looked for before the first question, and whoever may not capture now may later. */
export function capturePackets(options: CaptureOptions = {}): Capturing {
  const { platform = process.platform, folders = searchFolders(platform, process.env) } = options;
  let known: FoundTool | null = null;
  const check = async (): Promise<CaptureAvailability> => {
    if (known !== null) return { available: true, tool: known.tool };
    const { answer, found } = await probe(findTools(platform, folders), platform);
    known = found;
    return answer;
  };
  return {
    check,
    async start(wish, listener) {
      const filter = filterOf(wish.port, wish.hosts);
      if (filter === null) return fail(unusable(`no filter for port ${wish.port}`));
      const answer = await check();
      if (!answer.available) return fail(answer);
      if (known === null) return fail(unusable(answer.tool));
      const interfaces = interfacesFor(wish, { platform, interfaces: networkInterfaces() }, known.tool);
      const started = await RunningTool.start(known, { interfaces, filter }, listener);
      if (!started.ok) known = null;
      return started;
    },
  };
}

function unusable(detail: string): CaptureUnavailable {
  return { available: false, reason: 'failed', detail };
}
