/** Puts the rooms together behind one engine, the same for every host that shows a page. */
import { join } from 'node:path';
import type { HelloValue } from '@shared/contract/index';
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

export interface HouseOptions {
  readonly kind: HelloValue['host'];
  /** The app's version. */
  readonly version: string;
  /** What runs it, for reports: `Node 24.1.0`. */
  readonly runtime: string;
  /** Built files: the thread of a server in the blocking engine, and the reader of the system's socket table. */
  readonly workers: { readonly server: URL; readonly table: URL };
  /** Bytes on disk of one session's log, 0 for none; otherwise what is usual. */
  readonly spill?: number | undefined;
  /** The folder of what is kept for the next start: settings. */
  readonly folder: string;
  /** Where unexpected errors are kept. */
  readonly problems: string;
  readonly recordings: Omit<RecordingsOptions, 'version'>;
}

/** An engine and everything that goes on around it. */
export interface House extends Desks {
  readonly engine: Engine;
  readonly scenarios: Scenarios;
  readonly recordings: Recordings;
  readonly report: Report;
  readonly settings: AppSettings;
  /** Ends what goes on by itself, closes every socket, and the recordings last: they tell of the closing. */
  close(): Promise<void>;
}

export function openHouse(options: HouseOptions): House {
  const { kind, version, runtime, workers } = options;
  const settings = new AppSettings(join(options.folder, 'settings.json'));
  const kernel = watchOurSockets(workers.table);
  const engine = createEngine({
    capture: capturePackets(),
    ...spillUpTo(options.spill),
    serverWorker: workers.server,
    ...(kernel !== undefined && { kernel }),
  });
  const platform = `${process.platform} ${process.arch}`;
  const scenarios = new Scenarios(engine, { startPeer: peerStarter() });
  const jobs = new Jobs(engine);
  const openings = new Openings(engine);
  const rules = new Rules(engine);
  const recordings = new Recordings(engine, { version, ...options.recordings });
  return {
    engine,
    scenarios,
    jobs,
    openings,
    rules,
    recordings,
    settings,
    marks: new Marks(engine),
    report: new Report(options.problems, { version, host: kind, platform, runtime }),
    async close() {
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
