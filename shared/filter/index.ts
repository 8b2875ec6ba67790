export * from './evaluate';
export * from './filter';
export { parseFilter } from './parse';
export { printFilter } from './print';
export { FILTER_PROBLEMS, type FilterProblem, type FilterProblemId } from './problems';
export { EVENT_TYPES } from './terms';
