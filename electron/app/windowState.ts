import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { type WindowPlace, windowPlaceSchema } from './windowPlace';

/** Moving a window reports every pixel; one write after it came to rest is enough. */
const SAVE_AFTER_MS = 500;

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

/** Where the window was last time; null at the first start, and when the file cannot be read or believed. */
export function loadWindowPlace(): WindowPlace | null {
  try {
    return windowPlaceSchema.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the file up to date while the window lives. A failure to write costs the place, nothing else. */
export function rememberWindowPlace(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | null = null;
  const place = (): WindowPlace => ({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  const later = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      writeFileAtomic(stateFile(), JSON.stringify(place())).catch(() => undefined);
    }, SAVE_AFTER_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', () => {
    if (timer !== null) clearTimeout(timer);
    try {
      writeFileAtomic.sync(stateFile(), JSON.stringify(place()));
    } catch {
      // The next start uses the default place.
    }
  });
}
