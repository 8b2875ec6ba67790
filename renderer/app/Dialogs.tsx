import type { ErrorInfo, Result, SessionSpec } from '@shared/contract/index';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ClientDialog, ServerDialog } from '../features/dialogs/index';
import { Guide } from '../features/guide/index';
import { Layers } from '../features/layers/index';
import { Palette, Shortcuts } from '../features/palette/index';
import { ExportDialog, RecordDialog, RecordingsDialog } from '../features/record/index';
import { ReplayDialog } from '../features/replay/index';
import { useHostState } from '../host/index';
import { ConfirmDialog, useWords } from '../ui/index';
import { CompareDialog } from './CompareDialog';
import { JobDialogs } from './JobDialogs';
import { IS_MAC } from './keys';
import { OpenRecording } from './OpenRecordingDialog';
import { ReportDialog } from './ReportDialog';
import { ScenarioPicker, ScenarioQuestion } from './ScenarioDialogs';
import { SessionRulesDialog } from './SessionRulesDialog';
import { SettingsSlot } from './SettingsSlot';
import { SnippetQuestion } from './SnippetQuestion';
import { type Commands, paletteItems } from './useCommands';
import { useWorkspace, useWorkspaceState } from './WorkspaceContext';
import { WorkspaceDialogs } from './WorkspaceDialogs';

/** The one dialog that is open, if any. */
export function Dialogs({ commands }: { commands: Commands }) {
  const workspace = useWorkspace();
  const { i18n } = useTranslation();
  const dialog = useWorkspaceState((state) => state.dialog);
  const close = (): void => workspace.show(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'server':
      return (
        <ServerDialog
          defaultHost={workspace.settings.now.defaultHost}
          onClose={close}
          onSubmit={(spec) => refusalOf(workspace.open(spec))}
        />
      );
    case 'client':
      return (
        <ClientDialog
          target={dialog.target}
          defaultHost={workspace.settings.now.defaultHost}
          onClose={close}
          onSubmit={(spec) => refusalOf(workspace.open(spec))}
        />
      );
    case 'fill': {
      const { spec } = dialog;
      const shared = {
        onClose: close,
        onSubmit: (changed: SessionSpec) => refusalOf(workspace.open(changed)),
      };
      return spec.kind === 'tcp-server' ? (
        <ServerDialog spec={spec} {...shared} />
      ) : (
        <ClientDialog target={null} spec={spec} {...shared} />
      );
    }
    case 'guide':
      return <Guide start={dialog.page} onClose={close} />;
    case 'compare':
      return <CompareDialog a={dialog.a} b={dialog.b} onClose={close} />;
    case 'layers':
      return <Layers onClose={close} />;
    case 'snippet':
      return <SnippetQuestion editing={dialog.editing} content={dialog.content} onClose={close} />;
    case 'scenarios':
      return <ScenarioPicker onClose={close} />;
    case 'scenario':
      return <ScenarioQuestion scenario={dialog.scenario} onClose={close} />;
    case 'rules':
      return <SessionRulesDialog session={dialog.session} onClose={close} />;
    case 'palette':
      return (
        <Palette
          items={paletteItems(commands.list(), i18n).filter((item) => item.id !== 'show-commands')}
          onClose={close}
          onRun={(id) => {
            // The dialog first gives the focus back: what the command focuses must come after that.
            flushSync(close);
            setTimeout(() => commands.run(id));
          }}
        />
      );
    case 'record':
      return <RecordDialog session={dialog.session} onClose={close} />;
    case 'export':
      return <ExportDialog session={dialog.session} rows={dialog.rows} onClose={close} />;
    case 'recordings':
      return (
        <RecordingsDialog
          onClose={close}
          onRecordAll={() => workspace.show({ kind: 'record', session: null })}
        />
      );
    case 'open':
      return <OpenRecording onClose={close} />;
    case 'replay':
      return <ReplayDialog session={dialog.session} onClose={close} />;
    case 'report':
      return <ReportDialog onClose={close} />;
    case 'help':
      return (
        <Shortcuts
          items={paletteItems(commands.everything(), i18n)}
          isMac={IS_MAC}
          onChange={() => workspace.show({ kind: 'settings', section: 'keys' })}
          onClose={close}
        />
      );
    case 'settings':
      return <SettingsSlot commands={commands} section={dialog.section} onClose={close} />;
    case 'job':
      return <JobDialogs job={dialog.job} session={dialog.session} onClose={close} />;
    case 'workspace-open':
    case 'workspace-save':
    case 'workspace-notes':
    case 'workspace-replace':
      return <WorkspaceDialogs dialog={dialog} onClose={close} />;
    case 'close':
      return <CloseQuestion session={dialog.session} onDone={close} />;
  }
}

async function refusalOf(answer: Promise<Result<unknown, ErrorInfo>>): Promise<string | null> {
  const result = await answer;
  return result.ok ? null : result.error.message;
}

function CloseQuestion({ session, onDone }: { session: number; onDone: () => void }) {
  const workspace = useWorkspace();
  const { t } = useWords();
  const open = useHostState((state) => state.sessions.get(session)?.open ?? 0);
  return (
    <ConfirmDialog
      open
      title={t('panes.confirmClose.title')}
      text={t('panes.confirmClose.text', { count: open })}
      confirm={t('panes.confirmClose.submit')}
      cancel={t('panes.confirmClose.keep')}
      onCancel={onDone}
      onConfirm={() => {
        onDone();
        void workspace.report(t('panes.verb.closeSession'), workspace.close(session));
      }}
    />
  );
}
