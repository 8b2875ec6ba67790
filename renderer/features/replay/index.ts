export { OpenDialog } from './OpenDialog';
export { Openings } from './Openings';
export { RecordedStrip } from './RecordedStrip';
export { ReplayDialog } from './ReplayDialog';
