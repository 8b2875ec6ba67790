export { type BringEnd, bringRecording } from './bringRecording';
export { OpenDialog } from './OpenDialog';
export { Openings } from './Openings';
export { pickRecording, RECORDING_EXTENSIONS } from './pickRecording';
export { RecordedStrip } from './RecordedStrip';
export { ReplayDialog } from './ReplayDialog';
