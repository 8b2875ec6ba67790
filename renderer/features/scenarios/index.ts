/** Guided scenarios: choosing one, and its steps beside the panes. What a step does is the host's affair. */
import './picker.css';
import './scenarios.css';
import './cards.css';

export type { ScenarioActions } from './actions';
export type { CastMember } from './Cast';
export { Picker } from './Picker';
export { currentStep, numberOf } from './progress';
export { roleWords } from './roles';
export { ScenarioPanel } from './ScenarioPanel';
