/** The public face of the kernel room: the operating system's socket table, where it can be had. */
export { type DescriptorOptions, type Descriptors, readDescriptors } from './descriptors';
export { indexRows, type TableIndex } from './match';
export { type OurSockets, watchOurSockets } from './ourSockets';
export { type PaceInput, pollInterval } from './pace';
export { openSocketTable, type ReadOptions, type SocketTable, type TableResult } from './socketTable';
export type { NotAvailable, TableReading, TableRow, WhyNotAvailable } from './table';
export { tupleKey } from './tupleKey';
