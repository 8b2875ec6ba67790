import type { ErrorInfo, Result, SessionSpec } from '@shared/contract/index';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ClientDialog, ServerDialog } from '../features/dialogs/index';
import { Layers } from '../features/layers/index';
import { Palette, Shortcuts } from '../features/palette/index';
import { useHostState } from '../host/index';
import { ConfirmDialog, useWords } from '../ui/index';
import { ScenarioPicker, ScenarioQuestion } from './ScenarioDialogs';
import { type Commands, paletteItems } from './useCommands';
import { useWorkspace, useWorkspaceState } from './WorkspaceContext';

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
      return <ServerDialog onClose={close} onSubmit={(spec) => refusalOf(workspace.open(spec))} />;
    case 'client':
      return (
        <ClientDialog
          target={dialog.target}
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
    case 'layers':
      return <Layers onClose={close} />;
    case 'scenarios':
      return <ScenarioPicker onClose={close} />;
    case 'scenario':
      return <ScenarioQuestion scenario={dialog.scenario} onClose={close} />;
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
    case 'help':
      return <Shortcuts items={paletteItems(commands.list(), i18n)} onClose={close} />;
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
