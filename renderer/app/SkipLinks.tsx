import { Button, useWords } from '../ui/index';
import { enterPanes } from './regions';
import { setScreenReader, useScreenReader } from './screenReader';
import { useWorkspace } from './WorkspaceContext';

/**
 * The first stops of Tab, seen only while one of them has the focus. Whether a screen reader runs no page can know: who
 * uses one is told here how to turn its mode on.
 */
export function SkipLinks() {
  const { t } = useWords();
  const workspace = useWorkspace();
  const isOn = useScreenReader();
  return (
    <nav className="skip" aria-label={t('a11y.skip.label')}>
      <Button small onClick={() => enterPanes(workspace)}>
        {t('a11y.skip.panes')}
      </Button>
      <Button small onClick={() => setScreenReader(workspace, t, !isOn)}>
        {t(isOn ? 'a11y.skip.off' : 'a11y.skip.on')}
      </Button>
    </nav>
  );
}
