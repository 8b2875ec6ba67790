import { useEffect, useState } from 'react';
import { useWords } from '../ui/index';
import { dropFiles } from './dropFiles';
import { useWorkspace } from './WorkspaceContext';

/** Files dropped on the window, but for those that a pane takes to send them. */
export function WindowDrop() {
  const workspace = useWorkspace();
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onEnter = (event: DragEvent): void => setOver(carriesFiles(event) && !isOverPane(event));
    const onLeave = (event: DragEvent): void => {
      // Going on to another element is not leaving the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      // Without this the browser opens the file in place of the page.
      if (carriesFiles(event)) event.preventDefault();
    };
    const onEnd = (): void => setOver(false);
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      dropFiles(workspace, t, [...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onEnd, { capture: true });
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onEnd, { capture: true });
      window.removeEventListener('drop', onDrop);
    };
  }, [workspace, t]);
  return isOver ? <div className="file-drop window-drop">{t('open.drop')}</div> : null;
}

function isOverPane({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('.pane') !== null;
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
