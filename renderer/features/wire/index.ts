export type { WireEnd } from './useWireRows';
export { type WireChoice, WirePanel } from './WirePanel';
