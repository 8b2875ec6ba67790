export { type MarkActions, MarkList } from './MarkList';
