export { type FileHost, FileQueue, type TransferState } from './fileQueue';
export { pickFiles } from './pickFiles';
export { Transfers } from './Transfers';
export { useFileDrop } from './useFileDrop';
