export { LogPosition } from './LogPosition';
