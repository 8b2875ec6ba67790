export { CompareView } from './CompareView';
export { Inspect, type KeptBytes } from './Inspect';
