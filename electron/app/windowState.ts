import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { PLACES_MOST, type WindowPlace, windowPlacesSchema } from './windowPlace';

/** Moving a window reports every pixel; one write after it came to rest is enough. */
const SAVE_AFTER_MS = 500;

function stateFile(): string {
  return join(app.getPath('userData'), 'windows.json');
}

/** By the number of the window; read once, from then on ours. */
let places: (WindowPlace | null)[] | null = null;

function allPlaces(): (WindowPlace | null)[] {
  places ??= readPlaces();
  return places;
}

function readPlaces(): (WindowPlace | null)[] {
  try {
    return windowPlacesSchema.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
  } catch {
    return [];
  }
}

/** Where a window was last time; null at its first start, and when the file cannot be read or believed. */
export function loadWindowPlace(number: number): WindowPlace | null {
  return allPlaces()[number] ?? null;
}

/** Keeps the file up to date while the window lives. A failure to write costs the place, nothing else. */
export function rememberWindowPlace(window: BrowserWindow, number: number): void {
  if (number >= PLACES_MOST) return;
  let timer: NodeJS.Timeout | null = null;
  const text = (): string => {
    const all = allPlaces();
    // JSON has no holes.
    while (all.length < number) all.push(null);
    all[number] = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    return JSON.stringify(all);
  };
  const later = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      writeFileAtomic(stateFile(), text()).catch(() => undefined);
    }, SAVE_AFTER_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', () => {
    if (timer !== null) clearTimeout(timer);
    try {
      writeFileAtomic.sync(stateFile(), text());
    } catch {
      // The next start uses the default place.
    }
  });
}
