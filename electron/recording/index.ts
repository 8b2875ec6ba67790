/** Records sessions to files, and exports what logs have. */
export { jsonLine } from './export/jsonLine';
export { type Ends, SocketEnds } from './export/socketEnds';
export { fileTrouble } from './fileTrouble';
export { type MarkBook, NO_MARKS } from './marks';
export { Openings } from './open/index';
export { Opening } from './open/opening';
export { Recording, type RecordingOptions } from './recording';
export { describeEvent, nameOfSession, Recordings, type RecordingsOptions } from './recordings';
