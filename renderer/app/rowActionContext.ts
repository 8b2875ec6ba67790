import type { Translate } from '@shared/i18n/index';
import type { Workspace } from './workspace';

/** What a row action may need. */
export interface RowActionContext {
  readonly workspace: Workspace;
  readonly session: number;
  readonly t: Translate;
}
