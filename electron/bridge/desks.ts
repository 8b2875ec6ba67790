import type { Engine } from '../engine/index';
import { type DesktopDesk, NO_DESKTOP } from './desktopDesk';
import { type JobsDesk, NO_JOBS } from './jobsDesk';
import { Marks } from './marks';
import { NO_OPENINGS, type OpenDesk } from './openDesk';
import { NO_RECORDINGS, type RecordingDesk } from './recordingDesk';
import { NO_REPORT, type ReportDesk } from './reportDesk';
import { NO_RULES, type RulesDesk } from './rulesDesk';
import { NO_SCENARIOS, type ScenarioDesk } from './scenarioDesk';
import { NO_SETTINGS, type SettingsDesk } from './settingsDesk';
import type { WorkspaceDesk } from './workspaceDesk';

/** The rooms behind a host, as its views see them. */
export interface Desks {
  readonly scenarios: ScenarioDesk;
  readonly jobs: JobsDesk;
  readonly openings: OpenDesk;
  readonly recordings: RecordingDesk;
  readonly rules: RulesDesk;
  readonly marks: Marks;
  readonly report: ReportDesk;
  readonly settings: SettingsDesk;
  readonly desktop: DesktopDesk;
  /** Null: nothing is kept of what is open. */
  readonly workspace: WorkspaceDesk | null;
}

/** Those of a host, and empty ones for what it does not have. */
export function allDesks(engine: Engine, desks: Partial<Desks>): Desks {
  return {
    scenarios: desks.scenarios ?? NO_SCENARIOS,
    jobs: desks.jobs ?? NO_JOBS,
    openings: desks.openings ?? NO_OPENINGS,
    recordings: desks.recordings ?? NO_RECORDINGS,
    rules: desks.rules ?? NO_RULES,
    marks: desks.marks ?? new Marks(engine),
    report: desks.report ?? NO_REPORT,
    settings: desks.settings ?? NO_SETTINGS,
    desktop: desks.desktop ?? NO_DESKTOP,
    workspace: desks.workspace ?? null,
  };
}
