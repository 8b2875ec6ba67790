import { readFileSync } from 'node:fs';
import { covered } from './covered';
import { makeWire } from './wire';
import { mainWorld, preloadWorld } from './worlds';

export const PRELOAD_WORLD = 'electron_preload';
export const PRELOAD_URL = 'electron/preload.js';
/** The binding through which the preload's world speaks, and the function through which it is spoken to. */
export const SAY = '__doubleSay';
export const HEAR = '__doubleHear';

/** Electron runs a preload only in the main frame. */
const script = (body: string) => `(() => {
  if (window !== window.top) return;
  const __name = (value) => value; // tsx calls this to keep the names of functions.
  ${body}
})();
//# sourceURL=${PRELOAD_URL}`;

/** What runs in both worlds of a page before anything of its own, in the words of CDP. */
export function pageScripts(preload: string) {
  const source = script(`
    const wire = (${makeWire})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text));
    const say = (message) => ${SAY}(JSON.stringify(message));
    const { hear, require } = (${preloadWorld})(say, wire, ${covered});
    // In a task of its own, so that what a listener throws is reported as the page's error.
    globalThis.${HEAR} = (message) => queueMicrotask(() => hear(message));
    const exports = {};
    const module = { exports };
    ((require, module, exports) => {
      ${readFileSync(preload, 'utf8')}
    })(require, module, exports);`);
  return [{ source: script(`(${mainWorld})();`) }, { source, worldName: PRELOAD_WORLD }];
}
