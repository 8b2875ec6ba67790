import { useState } from 'react';

/**
 * Gives the focus back to where it was before a dialog, for its `onCloseAutoFocus`. The library gives it to a trigger
 * only, and dialogs that commands open have none. To be called where the dialog begins to be there.
 */
export function useFocusBack(): (event: Event) => void {
  // Asked before anything inside takes the focus.
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    // Unless what the dialog did has its own place for the focus.
    if (document.activeElement !== document.body) return;
    if (opener instanceof HTMLElement) opener.focus();
  };
}
