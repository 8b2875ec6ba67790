export type { WireEnd } from './useWireRows';
export { WirePanel } from './WirePanel';
export type { RowRef, WireChoice } from './wireView';
