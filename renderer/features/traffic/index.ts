export { FORMS, TIMES } from './model/viewOptions';
export type { RowAction } from './rowAction';
export type { RowKeep } from './rowKeep';
export { Traffic, type TrafficHandle, type TrafficProps } from './Traffic';
export { ViewMenu } from './ViewMenu';
export type { StartSearch } from './view/find';
export { type PaneView, ViewSettings } from './viewSettings';
