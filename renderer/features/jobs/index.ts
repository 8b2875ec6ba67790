export { JobsStatus } from './JobsStatus';
export { JobsStrip } from './JobsStrip';
export { RepeatDialog } from './RepeatDialog';
export { SequenceDialog } from './SequenceDialog';
