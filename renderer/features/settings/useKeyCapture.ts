import { type NoShortcut, shortcutOf } from '@shared/keys/shortcut';
import { useEffect, useRef } from 'react';

export interface CaptureListener {
  readonly onKey: (shortcut: string) => void;
  /** A press that is no shortcut. */
  readonly onRefused: (why: NoShortcut) => void;
  readonly onNone: () => void;
  readonly onLeave: () => void;
}

/** While `isOn`, the next press is the answer, before page, dialog and browser see it. */
export function useKeyCapture(isOn: boolean, isMac: boolean, listener: CaptureListener): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { onKey, onRefused, onNone, onLeave } = latest.current;
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      // The focus goes on.
      if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey) {
        onLeave();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing) return;
      if (isBare && event.key === 'Escape') return void onLeave();
      if (isBare && (event.key === 'Backspace' || event.key === 'Delete')) return void onNone();
      const pressed = shortcutOf(event, isMac);
      if (pressed.ok) onKey(pressed.shortcut);
      else onRefused(pressed.why);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOn, isMac]);
}
