import { ArrowRightLeft, Cable, FolderOpen, GraduationCap } from 'lucide-react';
import type { ReactNode } from 'react';
import { RecentList } from '../features/workspace/index';
import { useHostState } from '../host/index';
import { Button, useWords } from '../ui/index';
import type { Commands } from './useCommands';
import { useWorkspace } from './WorkspaceContext';
import { replaceBy } from './workspaceVerbs';

/** Nothing is open: what can be begun with. */
export function EmptyWorkspace({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const workspace = useWorkspace();
  const hasHost = useHostState((state) => state.status.kind === 'connected');
  return (
    <div className="welcome">
      <div className="welcome-inner">
        <h1 className="welcome-title">{t('shell.empty.title')}</h1>
        <p className="welcome-lead">{t('shell.empty.lead')}</p>
        <div className="welcome-choices">
          <Choice
            icon={<ArrowRightLeft />}
            title={t('shell.empty.pair')}
            hint={t('shell.empty.pairHint')}
            keys={commands.keysOf('new-pair')}
            disabled={!hasHost}
            onClick={() => commands.run('new-pair')}
          />
          <Choice
            icon={<Cable />}
            title={t('shell.empty.connectTo')}
            hint={t('shell.empty.connectToHint')}
            keys={commands.keysOf('new-client')}
            disabled={!hasHost}
            onClick={() => commands.run('new-client')}
          />
          <Choice
            icon={<GraduationCap />}
            title={t('shell.empty.scenarios')}
            hint={t('shell.empty.scenariosHint')}
            keys={commands.keysOf('show-scenarios')}
            disabled={!hasHost}
            onClick={() => commands.run('show-scenarios')}
          />
        </div>
        <p className="welcome-more">
          <Button variant="quiet" disabled={!hasHost} onClick={() => commands.run('open-recording')}>
            <FolderOpen aria-hidden="true" />
            {t('palette.command.open-recording')}
            <kbd className="keys">{commands.keysOf('open-recording')}</kbd>
          </Button>
        </p>
        <RecentList onOpen={(file) => replaceBy(workspace, t, { file })} />
      </div>
    </div>
  );
}

function Choice(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly keys: string | undefined;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  const { icon, title, hint, keys, disabled, onClick } = props;
  return (
    <button type="button" className="choice" aria-label={title} disabled={disabled} onClick={onClick}>
      <span className="choice-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="choice-title">{title}</span>
      <span className="choice-hint">{hint}</span>
      {keys !== undefined && <kbd className="keys">{keys}</kbd>}
    </button>
  );
}
