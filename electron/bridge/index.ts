/** Offers an engine through a pipe: what hosts use. */
export { attachView, type HostFacts, type View } from './attachView';
export type { ScenarioDesk } from './scenarioDesk';
