/** Puts the rooms together behind one engine, the same for every host that shows a page. */
import { join } from 'node:path';
import type { HelloValue } from '@shared/contract/index';
import { TOTAL_LOG_BYTES } from '@shared/contract/limits';
import { Jobs } from '../automation/jobs/index';
import { Rules } from '../automation/rules/index';
import { type Desks, Marks } from '../bridge/index';
import { capturePackets } from '../capture/index';
import { createEngine, type Engine, spillUpTo } from '../engine/index';
import { watchOurSockets } from '../kernel/index';
import { Openings, Recordings, type RecordingsOptions } from '../recording/index';
import { Report } from '../report/index';
import { peerStarter, Scenarios } from '../scenarios/index';
import { AppSettings } from '../settings/index';
import { Workspaces, type WorkspacesOptions } from '../workspace/index';

const MIB = 1024 * 1024;

export interface HouseOptions {
  readonly kind: HelloValue['host'];
  /** The app's version. */
  readonly version: string;
  /** What runs it, for reports: `Node 24.1.0`. */
  readonly runtime: string;
  /** Built files: the thread of a server in the blocking engine, and the reader of the system's socket table. */
  readonly workers: { readonly server: URL; readonly table: URL };
  /** Bytes on disk of one session's log, 0 for none, whatever the settings say. */
  readonly spill?: number | undefined;
  /** The folder of what is kept for the next start: settings. */
  readonly folder: string;
  /** Where unexpected errors are kept. */
  readonly problems: string;
  readonly recordings: Omit<RecordingsOptions, 'version' | 'marks'>;
  /** Where workspaces are saved to, and the host's own dialogs for them. */
  readonly workspace?: Pick<WorkspacesOptions, 'choose' | 'restore'>;
  /** Asks the person at this machine for a recording to open; null: none was chosen. */
  readonly chooseRecording?: () => Promise<string | null>;
}

/** An engine and everything that goes on around it, but for what a desktop does. */
export interface House extends Omit<Desks, 'desktop'> {
  readonly engine: Engine;
  readonly scenarios: Scenarios;
  readonly recordings: Recordings;
  readonly report: Report;
  readonly settings: AppSettings;
  readonly workspace: Workspaces;
  /** Ends what goes on by itself, closes every socket, and the recordings last: they tell of the closing. */
  close(): Promise<void>;
}

export function openHouse(options: HouseOptions): House {
  const { kind, version, runtime, workers } = options;
  const { spill } = options;
  const settings = new AppSettings(
    join(options.folder, 'settings.json'),
    spill === undefined ? [] : ['spillMiB'],
  );
  const kernel = watchOurSockets(workers.table);
  const engine = createEngine({
    capture: capturePackets(),
    sessionLogBytes: settings.now.logMemoryMiB * MIB,
    totalLogBytes: Math.max(TOTAL_LOG_BYTES, settings.now.logMemoryMiB * MIB),
    ...spillUpTo(spill ?? settings.now.spillMiB * MIB),
    serverWorker: workers.server,
    ...(kernel !== undefined && { kernel }),
  });
  settings.onChanged(({ settings: { logMemoryMiB, spillMiB } }) =>
    engine.limits.change(logMemoryMiB * MIB, spill ?? spillMiB * MIB),
  );
  const platform = `${process.platform} ${process.arch}`;
  const scenarios = new Scenarios(engine, { startPeer: peerStarter() });
  const jobs = new Jobs(engine);
  const marks = new Marks(engine);
  const openings = new Openings(engine, options.chooseRecording, marks);
  const rules = new Rules(engine);
  const recordings = new Recordings(engine, { version, marks, ...options.recordings });
  const workspace = new Workspaces(
    { engine, rules, scenarios, marks },
    {
      folder: join(options.folder, 'workspace'),
      files: options.recordings.folder,
      ...options.workspace,
    },
  );
  return {
    engine,
    scenarios,
    jobs,
    openings,
    rules,
    recordings,
    settings,
    workspace,
    marks,
    report: new Report(options.problems, { version, host: kind, platform, runtime }),
    async close() {
      // First: what is open now shall come back.
      await workspace.close();
      await scenarios.close();
      jobs.close();
      await openings.close();
      rules.close();
      await engine.dispose();
      await recordings.close();
      await settings.close();
    },
  };
}
