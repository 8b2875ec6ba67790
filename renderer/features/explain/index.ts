/** What one row means. Shown wherever a row was chosen; whoever composes decides where. */
import './explain.css';

export { Explanation } from './Explanation';
export { matterOf, nextSteps } from './steps/nextSteps';
export type { Known, Matter, Step, StepAction } from './steps/step';
export { stepWords } from './steps/words';
