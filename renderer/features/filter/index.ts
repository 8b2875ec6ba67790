export { FilterBar } from './FilterBar';
export { type FilterContext, type FilterState, PaneFilter } from './paneFilter';
