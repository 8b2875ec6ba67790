import { ArrowRightLeft, Cable } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../ui/index';
import type { Commands } from './useCommands';

/** Nothing is open: what can be begun with. */
export function EmptyWorkspace({ commands }: { commands: Commands }) {
  const { t } = useWords();
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
            onClick={() => commands.run('new-pair')}
          />
          <Choice
            icon={<Cable />}
            title={t('shell.empty.connectTo')}
            hint={t('shell.empty.connectToHint')}
            keys={commands.keysOf('new-client')}
            onClick={() => commands.run('new-client')}
          />
        </div>
      </div>
    </div>
  );
}

function Choice(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly keys: string | undefined;
  readonly onClick: () => void;
}) {
  const { icon, title, hint, keys, onClick } = props;
  return (
    <button type="button" className="choice" aria-label={title} onClick={onClick}>
      <span className="choice-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="choice-title">{title}</span>
      <span className="choice-hint">{hint}</span>
      {keys !== undefined && <kbd className="keys">{keys}</kbd>}
    </button>
  );
}
