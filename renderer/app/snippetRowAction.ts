import type { ErrorInfo } from '@shared/contract/errors';
import { type ChunkRow, isChunk } from '@shared/contract/events';
import { ok, type Result } from '@shared/contract/result';
import type { Translate } from '@shared/i18n/index';
import { snippetFromBytes } from '../features/snippets/index';
import type { RowAction } from '../features/traffic/index';
import type { RowSource } from '../host/index';
import type { Workspace } from './workspace';

interface Context {
  readonly workspace: Workspace;
  readonly session: number;
  readonly t: Translate;
}

/** Makes a snippet of what a row sent or received. */
export function snippetRowAction({ workspace, session, t }: Context): RowAction {
  const what = t('snippets.saveRow');
  const refuse = (message: string): void => {
    const error: ErrorInfo = { code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' };
    workspace.store.setState({ failure: { what, error } });
  };
  const save = async (row: ChunkRow): Promise<void> => {
    const bytes = await workspace.report(what, wholeOf(row, workspace.host.source(session)));
    if (!bytes.ok) return;
    const content = bytes.value === null ? null : snippetFromBytes(bytes.value);
    if (bytes.value === null) refuse(t('snippets.rowGone'));
    else if (content === null) refuse(t('snippets.rowLarge'));
    else workspace.show({ kind: 'snippet', editing: null, content });
  };
  return {
    id: 'save-snippet',
    label: what,
    when: (row) => isChunk(row) && !workspace.snippets.isFull,
    run: (row) => {
      if (isChunk(row)) void save(row);
    },
  };
}

/** All bytes of a row that may carry only its first ones; null when the log has them no more. */
async function wholeOf(row: ChunkRow, source: RowSource): Promise<Result<Uint8Array | null, ErrorInfo>> {
  if (row.data.length === row.bytes) return ok(row.data);
  const page = await source.read({ from: row.seq, to: row.seq }, 1, true);
  if (!page.ok) return page;
  const [found] = page.value.rows;
  return ok(found !== undefined && isChunk(found) && found.data.length === row.bytes ? found.data : null);
}
