import { type RefObject, useEffect, useState } from 'react';

/** Files dropped anywhere on an element. Answers whether some are being held over it. */
export function useFileDrop(
  target: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser opens the file in place of the page.
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Going on to a child is not leaving.
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    element.addEventListener('dragover', onOver, { capture: true });
    element.addEventListener('dragleave', onLeave);
    element.addEventListener('drop', onDrop, { capture: true });
    return () => {
      element.removeEventListener('dragover', onOver, { capture: true });
      element.removeEventListener('dragleave', onLeave);
      element.removeEventListener('drop', onDrop, { capture: true });
    };
  }, [target, onFiles]);
  return isOver;
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
