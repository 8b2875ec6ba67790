/** Offers an engine through a pipe: what hosts use. */

export { attachView, type HostFacts, type View } from './attachView';
export type { Desks } from './desks';
export type { DesktopDesk } from './desktopDesk';
export type { JobsDesk } from './jobsDesk';
export { type MarkList, Marks } from './marks';
export type { OpenDesk } from './openDesk';
export type { RecordingDesk } from './recordingDesk';
export type { ReportDesk } from './reportDesk';
export type { RulesDesk } from './rulesDesk';
export type { ScenarioDesk } from './scenarioDesk';
export type { SettingsDesk } from './settingsDesk';
