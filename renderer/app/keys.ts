/** Keys are named after the machine the page is shown on, not after the host's. */
export function isMacPlatform(platform: string = navigator.platform): boolean {
  return /^mac|^iP(hone|ad|od)/i.test(platform);
}

export const IS_MAC = isMacPlatform();

/** Goes to the message box, and out of the one that takes every key. */
export const MESSAGE_SHORTCUT = 'Mod+Shift+M';
