export { LinkBanner } from './LinkBanner';
export { SleepBanner } from './SleepBanner';
export { UpdateBanner } from './UpdateBanner';
