import { recordingOf } from '../features/record/index';
import type { RowAction } from '../features/traffic/index';
import type { Command, CommandContext } from './command';
import type { RowActionContext } from './rowActionContext';

/** Recording to files and exporting: of the session at hand, and of all. */
export function recordCommands({ workspace, t }: CommandContext): Command[] {
  const session = workspace.activeSession?.session;
  const { sessions, recordings } = workspace.host.store.getState();
  const own = session === undefined ? undefined : recordingOf(recordings, session);
  const all = recordingOf(recordings, null);
  const stop = (what: string, recording: number): void =>
    void workspace.report(what, workspace.host.call('recording.stop', { recording }));
  return [
    {
      id: 'record',
      group: 'tools',
      title: (words) => words('record.command.start'),
      when: () => session !== undefined && own === undefined,
      needsHost: true,
      run: () => workspace.show({ kind: 'record', session: session ?? null }),
    },
    {
      id: 'stop-recording',
      group: 'tools',
      title: (words) => words('record.command.stop'),
      when: () => own !== undefined,
      needsHost: true,
      run: () => {
        if (own !== undefined) stop(t('record.command.stop'), own.recording);
      },
    },
    {
      id: 'export',
      group: 'tools',
      title: (words) => words('record.command.export'),
      when: () => session !== undefined,
      needsHost: true,
      run: () => workspace.show({ kind: 'export', session: session ?? null }),
    },
    {
      id: 'export-rows',
      group: 'tools',
      title: (words) => words('record.command.exportRows'),
      when: () => session !== undefined && (workspace.activePane?.marked() ?? null) !== null,
      needsHost: true,
      run: () => {
        const rows = workspace.activePane?.marked() ?? null;
        if (session !== undefined && rows !== null) workspace.show({ kind: 'export', session, rows });
      },
    },
    {
      id: 'record-all',
      group: 'workspace',
      title: (words) => words('record.command.startAll'),
      when: () => all === undefined,
      needsHost: true,
      run: () => workspace.show({ kind: 'record', session: null }),
    },
    {
      id: 'stop-recording-all',
      group: 'workspace',
      title: (words) => words('record.command.stopAll'),
      when: () => all !== undefined,
      needsHost: true,
      run: () => {
        if (all !== undefined) stop(t('record.command.stopAll'), all.recording);
      },
    },
    {
      id: 'export-all',
      group: 'workspace',
      title: (words) => words('record.command.exportAll'),
      when: () => sessions.size > 0,
      needsHost: true,
      run: () => workspace.show({ kind: 'export', session: null }),
    },
    {
      id: 'recordings',
      group: 'workspace',
      title: (words) => words('record.command.list'),
      when: () => true,
      needsHost: true,
      run: () => workspace.show({ kind: 'recordings' }),
    },
  ];
}

/** Opens the export with the marked rows chosen, or the one whose menu it is. */
export function exportRowAction({ workspace, session, t }: RowActionContext): RowAction {
  return {
    id: 'export-rows',
    label: (marked) => t(marked > 1 ? 'record.command.exportRows' : 'record.command.exportRow'),
    run: (_row, rows) => workspace.show({ kind: 'export', session, rows }),
  };
}
