export { Traffic, type TrafficHandle, type TrafficProps } from './Traffic';
