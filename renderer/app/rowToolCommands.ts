/** Filter, marks, bytes of rows: as commands, and in the menu of a row. */
import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import type { Translate } from '@shared/i18n/index';
import type { RowAction } from '../features/traffic/index';
import type { Command, CommandContext } from './command';
import type { Tool } from './dock/layout';
import type { RowActionContext } from './rowActionContext';
import type { Workspace } from './workspace';

export function rowToolCommands({ workspace, t }: CommandContext): Command[] {
  const { rowTools } = workspace;
  const there = (): boolean => workspace.activeSession !== undefined;
  /** The row under the cursor of the active pane. */
  const row = (): Row | null => {
    const { cursor } = rowTools.store.getState();
    return cursor !== null && cursor.session === workspace.activeSession?.session ? cursor : null;
  };
  const hasRow = (): boolean => row() !== null;
  const hasBytes = (): boolean => {
    const at = row();
    return at !== null && isChunk(at);
  };
  return [
    {
      id: 'filter',
      group: 'tools',
      title: (words) => words('filter.command'),
      shortcut: 'Mod+Shift+H',
      when: there,
      run: () => {
        const session = workspace.activeSession;
        if (session !== undefined) rowTools.askFilter(session.session);
      },
    },
    {
      id: 'mark-row',
      group: 'tools',
      title: (words) => words('marks.toggle'),
      shortcut: 'Mod+D',
      when: hasRow,
      needsHost: true,
      run: () => {
        const at = row();
        if (at !== null) toggleMark(workspace, t, at);
      },
    },
    {
      id: 'note-row',
      group: 'tools',
      title: (words) => words('marks.note'),
      when: hasRow,
      needsHost: true,
      run: () => {
        const at = row();
        if (at !== null) void noteRow(workspace, t, at);
      },
    },
    panel(workspace, 'marks', 'marks.command', 'Mod+Shift+D'),
    panel(workspace, 'inspect', 'inspect.command', 'Mod+I'),
    {
      id: 'keep-bytes',
      group: 'tools',
      title: (words) => words('inspect.keepAction'),
      when: hasBytes,
      run: () => {
        const at = row();
        if (at !== null && isChunk(at)) void keepBytes(workspace, t, at);
      },
    },
    {
      id: 'compare-bytes',
      group: 'tools',
      title: (words) => words('inspect.compareAction'),
      when: () => hasBytes() && rowTools.store.getState().kept !== null,
      run: () => {
        const at = row();
        if (at !== null && isChunk(at)) void compareBytes(workspace, t, at);
      },
    },
  ];
}

/** The same for the row whose menu is open. */
export function rowToolActions({ workspace, session, t }: RowActionContext): RowAction[] {
  const { rowTools } = workspace;
  const hasSelection = (): boolean => workspace.panes.get(session)?.hasSelection() === true;
  return [
    {
      id: 'mark',
      label: t('marks.mark'),
      when: (row) => !rowTools.isMarked(row),
      run: (row) => toggleMark(workspace, t, row),
    },
    {
      id: 'unmark',
      label: t('marks.unmark'),
      when: (row) => rowTools.isMarked(row),
      run: (row) => toggleMark(workspace, t, row),
    },
    { id: 'note', label: t('marks.note'), run: (row) => void noteRow(workspace, t, row) },
    {
      id: 'inspect',
      label: t('inspect.action'),
      when: isChunk,
      run: (row) => {
        rowTools.store.setState({ inspected: row });
        open(workspace, 'inspect');
      },
    },
    {
      id: 'keep-bytes',
      label: t('inspect.keepAction'),
      // Marked text is what is meant then.
      when: (row) => isChunk(row) && !hasSelection(),
      run: (row) => {
        if (isChunk(row)) void keepBytes(workspace, t, row);
      },
    },
    {
      id: 'compare',
      label: t('inspect.compareAction'),
      when: (row) => isChunk(row) && !hasSelection() && rowTools.store.getState().kept !== null,
      run: (row) => {
        if (isChunk(row)) void compareBytes(workspace, t, row);
      },
    },
  ];
}

function panel(
  workspace: Workspace,
  tool: Tool,
  title: 'marks.command' | 'inspect.command',
  shortcut: string,
): Command {
  return {
    id: `show-${tool}`,
    group: 'workspace',
    title: (words) => words(title),
    shortcut,
    when: () => true,
    run: () => workspace.dock?.toggle(tool),
  };
}

function open(workspace: Workspace, tool: Tool): void {
  if (!workspace.store.getState().tools.includes(tool)) workspace.dock?.toggle(tool);
}

function toggleMark(workspace: Workspace, t: Translate, { session, seq }: Row): void {
  const { host, rowTools } = workspace;
  const isMarked = rowTools.isMarked({ session, seq });
  const answer = isMarked
    ? host.call('mark.remove', { session, seq })
    : host.call('mark.set', { session, seq, note: '' });
  void workspace.report(t(isMarked ? 'marks.unmark' : 'marks.mark'), answer);
}

/** Marks a row, unless it is, and goes to where its note is written. */
async function noteRow(workspace: Workspace, t: Translate, { session, seq }: Row): Promise<void> {
  const { host, rowTools } = workspace;
  if (!rowTools.isMarked({ session, seq })) {
    const answer = await workspace.report(t('marks.mark'), host.call('mark.set', { session, seq, note: '' }));
    if (!answer.ok) return;
  }
  open(workspace, 'marks');
  rowTools.store.setState({ noted: { session, seq } });
}

async function keepBytes(workspace: Workspace, t: Translate, row: ChunkRow): Promise<void> {
  const bytes = await wholeOf(workspace, t('inspect.keepAction'), t, row);
  if (bytes !== null) workspace.rowTools.store.setState({ kept: { bytes } });
}

async function compareBytes(workspace: Workspace, t: Translate, row: ChunkRow): Promise<void> {
  const { kept } = workspace.rowTools.store.getState();
  const bytes = await wholeOf(workspace, t('inspect.compareAction'), t, row);
  if (kept !== null && bytes !== null) workspace.show({ kind: 'compare', a: kept, b: { bytes } });
}

/** All bytes of a row; what cannot be read is told. */
async function wholeOf(
  workspace: Workspace,
  what: string,
  t: Translate,
  row: ChunkRow,
): Promise<Uint8Array | null> {
  if (row.data.length === row.bytes || 'frame' in row) return row.data;
  const source = workspace.host.source(row.session);
  const page = await workspace.report(what, source.read({ from: row.seq, to: row.seq }, 1, true));
  if (!page.ok) return null;
  const [found] = page.value.rows;
  if (found !== undefined && isChunk(found)) return found.data;
  const error = { code: 'NOT_POSSIBLE_NOW', message: t('inspect.gone'), explanation: 'bad-command' } as const;
  workspace.store.setState({ failure: { what, error } });
  return null;
}
