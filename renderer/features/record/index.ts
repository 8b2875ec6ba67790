/** Recording to files, and exporting. */
import './record.css';

export { ExportDialog } from './ExportDialog';
export { RecordDialog } from './RecordDialog';
export { RecordingsDialog } from './RecordingsDialog';
export { RecordStatus, RecordStrip } from './RecordStrip';
export { recordingOf } from './recordings';
