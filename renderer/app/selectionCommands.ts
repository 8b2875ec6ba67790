/** Comparing what is marked in the rows of panes: as commands, and in the menu of a row. */
import type { Translate } from '@shared/i18n/index';
import type { KeptBytes } from '../features/inspect/index';
import type { RowAction } from '../features/traffic/index';
import type { Command, CommandContext } from './command';
import type { RowActionContext } from './rowActionContext';
import { paneName } from './sendBytes';
import type { Workspace } from './workspace';

interface Where {
  readonly workspace: Workspace;
  readonly t: Translate;
  readonly session: number;
}

export function selectionCommands({ workspace, t }: CommandContext): Command[] {
  const run = (act: (where: Where) => Promise<void>) => (): void => {
    const session = workspace.activeSession?.session;
    if (session !== undefined) void act({ workspace, t, session });
  };
  const hasSelection = (): boolean => workspace.activePane?.hasSelection() === true;
  return [
    {
      id: 'keep-selection',
      group: 'tools',
      title: (words) => words('inspect.selected.keep'),
      when: hasSelection,
      run: run(keepSelection),
    },
    {
      id: 'compare-selection',
      group: 'tools',
      title: (words) => words('inspect.selected.compare'),
      when: () => hasSelection() && workspace.rowTools.store.getState().kept !== null,
      run: run(compareSelection),
    },
  ];
}

/** The same where a menu is open over marked text. */
export function selectionActions({ workspace, session, t }: RowActionContext): RowAction[] {
  const hasSelection = (): boolean => workspace.panes.get(session)?.hasSelection() === true;
  return [
    {
      id: 'keep-selection',
      label: t('inspect.selected.keep'),
      when: hasSelection,
      run: () => void keepSelection({ workspace, t, session }),
    },
    {
      id: 'compare-selection',
      label: t('inspect.selected.compare'),
      when: () => hasSelection() && workspace.rowTools.store.getState().kept !== null,
      run: () => void compareSelection({ workspace, t, session }),
    },
  ];
}

async function keepSelection(where: Where): Promise<void> {
  const kept = await selectionOf(where, 'inspect.selected.keep');
  if (kept !== null) where.workspace.rowTools.store.setState({ kept });
}

async function compareSelection(where: Where): Promise<void> {
  const { kept } = where.workspace.rowTools.store.getState();
  const selected = await selectionOf(where, 'inspect.selected.compare');
  if (kept !== null && selected !== null) where.workspace.show({ kind: 'compare', a: kept, b: selected });
}

/** Null: there is none, and that is told. */
async function selectionOf(
  where: Where,
  what: 'inspect.selected.keep' | 'inspect.selected.compare',
): Promise<KeptBytes | null> {
  const { workspace, t, session } = where;
  const answer = await workspace.panes.get(session)?.selectedBytes();
  if (answer === undefined) return null;
  if (answer.ok) {
    const { bytes, rows, missing } = answer.value;
    return { bytes, from: { pane: paneName(workspace, t, session), rows, missing } };
  }
  const { error } = answer;
  const message =
    error.kind === 'unread'
      ? t('inspect.selected.unread', { reason: t(`explain.${error.error.explanation}.title`) })
      : t(`inspect.selected.${error.kind}`);
  workspace.store.setState({
    failure: { what: t(what), error: { code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' } },
  });
  return null;
}
