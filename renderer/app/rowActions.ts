import type { RowAction } from '../features/traffic/index';
import { exportRowAction } from './recordCommands';
import type { RowActionContext } from './rowActionContext';
import { rowToolActions } from './rowToolCommands';
import { selectionActions } from './selectionCommands';
import { snippetRowAction } from './snippetRowAction';

/** What can be done with a row beside what the traffic itself offers: each area adds its own in one line. */
export function listRowActions(context: RowActionContext): RowAction[] {
  return [
    ...rowToolActions(context),
    ...selectionActions(context),
    snippetRowAction(context),
    exportRowAction(context),
  ];
}
